using SupportBot.Runtime.State;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>Where several people read along, the bot answers as for everybody and begins nothing.</summary>
public sealed class SharedTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly SupportTurn Turn = new(RealContent.Loaded);

    public static TheoryData<string, string, string> Cases => new()
    {
        { "en", "my photo was rejected because of glare", "private chat" },
        { "en", "talk to a person", "private chat" },
        { "en", "yes", "private chat" },
        { "en", "", "private chat" },
        { "zh-Hans", "我的证件照反光被拒了", "私聊" },
        { "zh-Hans", "转人工", "私聊" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Whoever_tells_a_case_is_asked_to_go_on_in_private(string locale, string said, string invitation)
    {
        var before = Turn.NewConversation(locale);
        foreach (var kind in new[] { "channel", "groupChat", "GroupChat" })
        {
            var result = Run(before, said, kind);
            Assert.Contains(invitation, Assert.Single(result.Replies).Text, StringComparison.Ordinal);
            Assert.True(result.Replies[0].ChannelData!.Value.GetProperty("supportBot").GetProperty("private").GetBoolean());
            Assert.Empty(result.Effects);
            Assert.Equal((0, ConversationOwner.Assistant, true), (result.State.Stack.Count, result.State.Owner, result.State.Handoff is null));
            Assert.Equal((null, 0, 0), (result.State.Case.Topic, result.State.Case.Flags.Count, result.State.Depth));
        }
    }

    [Theory]
    [InlineData("how long does the review take?", "minutes")]
    [InlineData("is my money safe?", "private chat")]
    [InlineData("审核要多久？", "分钟")]
    public void A_general_question_is_answered_too(string said, string answer)
    {
        var result = Run(Turn.NewConversation("en"), said, "channel");
        Assert.True(result.Replies.Count >= 2);
        Assert.Contains(answer, string.Join('\n', result.Replies.Select(reply => reply.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_removed_and_warned_of()
    {
        var result = Run(Turn.NewConversation("en"), "my password is hunter2secret", "channel");
        Assert.DoesNotContain("hunter2secret", result.Input.Text, StringComparison.Ordinal);
        Assert.True(result.Replies.Count >= 2);
    }

    [Fact]
    public void The_bot_speaks_up_when_it_comes_and_not_when_others_do()
    {
        var update = new Activity { Type = ActivityTypes.ConversationUpdate, Conversation = new() { Id = "c", IsGroup = true } };
        Assert.Empty(Turn.Run(Turn.NewConversation("en"), update, Now).Replies);
        var come = Turn.Run(Turn.NewConversation("en"), update with { MembersAdded = [new() { Id = "bot" }] }, Now);
        Assert.StartsWith("Hello.", come.Replies[0].Text, StringComparison.Ordinal);
    }

    private static TurnResult Run(ConversationState state, string said, string kind) =>
        Turn.Run(state, Activity.Message(said) with { Conversation = new() { Id = "c", ConversationType = kind } }, Now);
}
