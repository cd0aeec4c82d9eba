using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// Comes back to customers as promised. The conversation's state holds the promise and the turn that keeps it takes it away, so it is kept once however many rounds there are;
/// the store's rows only tell where to look.
/// </summary>
/// <param name="pipeline">Carries the turns out.</param>
/// <param name="reminders">Tells what is due.</param>
/// <param name="clock">The time.</param>
public sealed class ReminderRound(TurnPipeline pipeline, IReminderStore reminders, TimeProvider clock) : Round
{
    private const int Most = 200;

    /// <summary>Those that cannot be carried out now stand at the front of the next list again; they must not hide what is behind them.</summary>
    private int _stuck;

    /// <inheritdoc />
    public override string Name => "reminders";

    /// <inheritdoc />
    public override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task<RoundReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = new RoundReport();
        var due = await reminders.ListDueAsync(clock.GetUtcNow(), Most + _stuck, cancellationToken);
        foreach (var reminder in due)
        {
            await TryAsync(report, reminder.ConversationId, () => RemindAsync(reminder, report, cancellationToken), cancellationToken);
        }

        _stuck = report.Faults.Count;
        return report;
    }

    private async Task RemindAsync(DueReminder due, RoundReport report, CancellationToken cancellationToken)
    {
        var receipt = await pipeline.ActAsync(due.ConversationId, new RemindCustomer(due.Reminder), null, cancellationToken);
        switch (receipt.Outcome)
        {
            case TurnOutcome.Committed:
                report.Count();
                break;
            case TurnOutcome.Busy:
                report.Fail(due.ConversationId, "Too many other turns were first.");
                break;
            case var outcome when outcome != TurnOutcome.Refused || !StillHeld(due, receipt):
                await reminders.DropReminderAsync(due, cancellationToken);
                break;
            default:
                // Not due any more, because the clock went back between the list and the turn: it is found again when it is.
                break;
        }
    }

    private static bool StillHeld(DueReminder due, ActReceipt receipt) => receipt.Conversation?.State.Reminders.Contains(due.Reminder) == true;
}
