using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Rounds;

/// <summary>Rounds as they run in the product: real content, a real file, and a clock that the test moves.</summary>
public abstract class RoundTests : StoreTests<SqliteEngine>
{
    protected static readonly AgentIdentity Ben = new("agent-ben", "Ben");

    protected static DeskProfile Desk { get; } = new();

    /// <summary>What the rounds know of the queue: nothing, until the test tells.</summary>
    protected QueueBoard Board { get; } = new();

    protected async Task<HandoffCase> OpenCaseAsync(string id)
    {
        await OpenAsync(id);
        await SayAsync(id, "I want to talk to a human agent");
        return await CaseAsync(id);
    }

    protected async Task<HandoffCase> CaseAsync(string id)
    {
        var handoff = (await Store.FindAsync(id, null, Cancelled))?.State.Handoff;
        Assert.NotNull(handoff);
        var row = await Support.Cases.FindCaseAsync(handoff.Id, Cancelled);
        Assert.Equal(handoff, row?.Case);
        return handoff;
    }

    protected async Task<StoredConversation> ActAsync(string id, DeskAction action)
    {
        var receipt = await Pipeline.ActAsync(id, action, null, Cancelled);
        Assert.Equal((TurnOutcome.Committed, null), (receipt.Outcome, receipt.Refusal));
        return receipt.Conversation!;
    }

    protected async Task<IReadOnlyList<Activity>> LogAsync(string id) => (await Store.ReadAsync(id, 0, 1000, Cancelled)).Activities;

    /// <summary>What the customer read.</summary>
    protected async Task<string[]> ReadAsync(string id) =>
        [.. (await LogAsync(id)).Where(said => said.Type == ActivityTypes.Message && said.From?.Id == "supportbot").Select(said => said.Text!)];

    protected async Task<int> CountReadAsync(string id) => (await ReadAsync(id)).Length;

    /// <summary>A conversation that holds a promise to come back.</summary>
    protected async Task<PendingReminder> PromiseAsync(string id, TimeSpan after)
    {
        await OpenAsync(id);
        var before = await Store.FindAsync(id, null, Cancelled);
        var reminder = new PendingReminder(PendingReminder.Review, Clock.GetUtcNow() + after);
        var promised = before! with { Version = before.Version + 1, State = before.State with { Reminders = [reminder], TimeZone = "UTC" } };
        var result = await Store.CommitAsync(new() { Conversation = promised, Activities = [], Effects = [new ScheduleReminder(reminder.Kind, reminder.Due)] }, Cancelled);
        Assert.Equal(CommitResult.Committed, result);
        return reminder;
    }

    /// <summary>Somebody sets the clock; nothing else passes.</summary>
    protected void JumpBy(TimeSpan distance) => Clock.AdjustTime(Clock.GetUtcNow() + distance);
}
