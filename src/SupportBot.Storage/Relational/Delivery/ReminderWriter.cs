using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;

namespace SupportBot.Storage.Relational.Delivery;

/// <summary>What a turn does to its conversation's reminders, taken together: one statement where there is one thing to do.</summary>
internal sealed class ReminderWriter
{
    private readonly string _conversationId;
    private readonly Dictionary<string, PendingReminder> _scheduled = new(StringComparer.Ordinal);
    private readonly List<PendingReminder> _dropped = [];
    private readonly List<PendingReminder> _undone = [];
    private bool _cancelsAll;

    public ReminderWriter(string conversationId, IEnumerable<Effect> effects)
    {
        _conversationId = conversationId;
        foreach (var effect in effects)
        {
            Take(effect);
        }

        _dropped.RemoveAll(dropped => _scheduled.ContainsKey(dropped.Kind));
    }

    public static bool IsFor(Effect effect) => effect is ScheduleReminder or CancelReminders or DropReminder;

    public async Task WriteAsync(Session session)
    {
        if (_cancelsAll)
        {
            await session.ExecuteAsync(DeliverySql.CancelReminders, ("conversation_id", _conversationId));
        }

        await DropAsync(session, _dropped);
        if (_scheduled.Count > 0)
        {
            await session.ExecuteAsync(DeliverySql.AddReminders(_scheduled.Count), [("conversation_id", _conversationId), .. _scheduled.Values.SelectMany(Values)]);
        }

        await DropAsync(session, _undone);
    }

    private async Task DropAsync(Session session, List<PendingReminder> reminders)
    {
        foreach (var dropped in reminders)
        {
            await session.ExecuteAsync(DeliverySql.DropReminder, ReminderStore.Name(_conversationId, dropped));
        }
    }

    private void Take(Effect effect)
    {
        switch (effect)
        {
            case ScheduleReminder scheduled:
                _scheduled[scheduled.Kind] = new(scheduled.Kind, scheduled.Due);
                _undone.RemoveAll(undone => undone.Kind == scheduled.Kind);
                break;
            case DropReminder { Reminder: var dropped } when _scheduled.GetValueOrDefault(dropped.Kind) == dropped:
                _undone.Add(dropped);
                break;
            case DropReminder { Reminder: var dropped }:
                _dropped.Add(dropped);
                break;
            case CancelReminders:
                _cancelsAll = true;
                _scheduled.Clear();
                _dropped.Clear();
                _undone.Clear();
                break;
        }
    }

    private static (string Name, object? Value)[] Values(PendingReminder reminder, int at) =>
    [
        ($"kind{at}", reminder.Kind),
        ($"due_at{at}", reminder.Due.ToUnixTimeMilliseconds()),
        ($"due_ticks{at}", reminder.Due.UtcTicks % TimeSpan.TicksPerMillisecond),
    ];
}
