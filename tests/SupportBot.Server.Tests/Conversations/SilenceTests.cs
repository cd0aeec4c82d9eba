using CsCheck;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>The bot never speaks while an agent has the conversation, in whatever order things happen (HANDOFF).</summary>
public sealed class SilenceTests
{
    private const string Secret = "11010519491231002X";

    private static readonly AgentIdentity[] Agents = [new("a1", "Ben"), new("a2", "Mia"), new("a3", "李雷")];

    private static readonly string[] Messages =
    [
        "back", "返回", "english please", "请说中文", "my password is Tr0ub4dor&3", $"my id is {Secret}", "我的验证码是", "493817", "", "   ", "start over", "yes", "no", "1",
        "talk to a person", "转人工", "leave the line", "不排队了", "no reminders", "不用提醒", "stop", "it is glare", "证件过期了", "rejected for the third time", "i sent it",
        "verified", "rejected again", "still under review", "30 hours", "lorem ipsum dolor", "😀", "\uD83D", "help", "repeat", "cancel", "done", "one step at a time",
        "keep waiting", "leave a message", "back to the assistant", "can i use a vpn", "i will end it all", "is my money safe", "handoff.status",
    ];

    private static readonly Gen<object> Customer = Gen.Frequency(
        (8, OneOf(Messages).Select(text => (object)Activity.Message(text))),
        (1, Gen.Const((object)(Activity.Message("look") with { Attachments = [new() { ContentType = "image/png", ContentUrl = "https://www.binance.com/id.png" }] }))),
        (1, Gen.Const((object)Activity.Event("handoff.status", JsonElementOf("""{"state":"completed"}""")))),
        (1, Gen.Const((object)Activity.Event("rating", JsonElementOf("""{"of":"agent","score":4}""")))),
        (1, OneOf<object>([Activity.Typing(), new Activity { Type = ActivityTypes.ConversationUpdate }, new Activity { Type = ActivityTypes.MessageReaction }])));

    private static readonly Gen<object> Desk = Gen.Select(Gen.Int[0, 15], OneOf(Agents), OneOf(Agents)).Select((which, agent, other) => (object)Action(which, agent, other));

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Whatever_happens_in_whatever_order_one_side_has_the_conversation_and_only_that_side_speaks(string locale) =>
        Gen.Frequency((3, Customer), (2, Desk)).Array[1, 60].Sample(
            steps =>
            {
                var story = new Story(locale, agentsReachable: true);
                foreach (var step in steps)
                {
                    Check(story, step);
                }
            },
            iter: 400);

    private static void Check(Story story, object step)
    {
        var before = story.State;
        if (step is Activity activity)
        {
            story.Receive(activity);
            if (before.Owner == ConversationOwner.Agent)
            {
                Assert.Empty(story.Last.Replies);
                Assert.Equal((ConversationOwner.Agent, before.Locale, before.Depth), (story.State.Owner, story.State.Locale, story.State.Depth));
                Assert.Equal(before.Stack, story.State.Stack);
            }
        }
        else
        {
            story.Act(step is RemindCustomer && before.Reminders is [var next, ..] ? new RemindCustomer(next) : (DeskAction)step);
            Assert.Equal(story.Refusal is null, !ReferenceEquals(before, story.State));
        }

        OneOwner(story.State);
        Assert.DoesNotContain(Secret, story.Last.Input.Text + story.Reply + Steps.Write(story.State), StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub4dor", story.Last.Input.Text + story.Reply + Steps.Write(story.State), StringComparison.Ordinal);
        Assert.True(story.Effects.OfType<SaveHandoffCase>().Count() <= 1);
        if (before.Handoff is { } earlier)
        {
            Assert.True(story.Case.Id == earlier.Id || story.Case.Number == earlier.Number + 1);
            Assert.True(story.Case == earlier || ReferenceEquals(before, story.State) || story.Effects.OfType<SaveHandoffCase>().Single().Case == story.Case);
        }
    }

    /// <summary>The owner of the conversation and the status of its case say the same.</summary>
    private static void OneOwner(ConversationState state) => Assert.Equal(
        state.Handoff?.Status switch { CaseStatus.Waiting => ConversationOwner.Queue, CaseStatus.Assigned => ConversationOwner.Agent, _ => ConversationOwner.Assistant },
        state.Owner);

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static DeskAction Action(int which, AgentIdentity agent, AgentIdentity other) => which switch
    {
        0 or 1 or 2 => new ClaimCase(agent),
        3 or 4 => new ReplyToCustomer(agent, "hello"),
        5 => new ReturnCase(agent, "use the web"),
        6 => new RequeueCase(agent, RequeueReason.Released),
        7 => new RequeueCase(null, RequeueReason.AgentGone, agent.Id),
        8 => new TransferCase(agent, other),
        9 => new TransferCase(agent, other, IsLead: true),
        10 => new ResolveCase(agent),
        11 => new ReopenCase(agent),
        12 => new SnoozeCase(agent, Story.Now.AddHours(1)),
        13 => new MarkChecklist(agent, "corners", true),
        14 => new RemindCustomer(new PendingReminder(PendingReminder.Review, Story.Now)),
        _ => new TellWaiting(),
    };

    private static System.Text.Json.JsonElement JsonElementOf(string json) => System.Text.Json.JsonElement.Parse(json);
}
