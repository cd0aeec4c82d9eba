using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>What a hub is offered of messages that their author changed or deleted.</summary>
public sealed class ChangedWordsTests
{
    private static readonly ConversationReference Reference = new() { ChannelId = "msteams", Conversation = new() { Id = "c" }, Bot = new() { Id = "bot" } };

    [Fact]
    public void A_transcript_holds_the_words_of_now_and_not_those_that_were_taken_back()
    {
        Activity[] log =
        [
            Said(1, "Which reason?", "bot"), Said(2, "glare"), Said(3, "my name is Ann"), Said(4, "and my street"),
            Change(5, ActivityTypes.MessageUpdate, 2, "blur"), Change(6, ActivityTypes.MessageDelete, 3, null), Change(7, ActivityTypes.MessageUpdate, 2, "glare and blur"),
            Change(8, ActivityTypes.MessageDelete, 4, null), Change(9, ActivityTypes.MessageUpdate, 4, "and my town"),
        ];
        var shown = HubTranscript.Of(log, Reference);
        Assert.Equal(["Which reason?", "glare and blur", "and my town"], shown.Select(message => message.Text));
        Assert.Equal(["bot", "user", "user"], shown.Select(message => message.From!.Role));
    }

    [Fact]
    public void Changed_words_are_the_customers_and_are_forwarded_as_a_message()
    {
        var change = Change(5, ActivityTypes.MessageUpdate, 2, "blur");
        Assert.True(HubTranscript.IsCustomers(change, Reference));
        Assert.False(HubTranscript.IsCustomers(Change(6, ActivityTypes.MessageDelete, 2, null), Reference));
        var shown = HubTranscript.Show(change, Reference);
        Assert.Equal((ActivityTypes.Message, "blur", "user", true), (shown.Type, shown.Text, shown.From!.Role, shown.Value is null));
    }

    private static Activity Said(int place, string text, string from = "29:ann") =>
        new() { Type = ActivityTypes.Message, Id = $"c|{place:D7}", Text = text, From = new() { Id = from } };

    private static Activity Change(int place, string type, long of, string? text) =>
        Said(place, "") with { Type = type, Text = text, Value = new MessageChange(of, IsLatest: false).ToValue() };
}
