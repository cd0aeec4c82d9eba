using System.Data.Common;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Storage.Relational.Delivery;

/// <summary>Reminders as rows that can be found by their time.</summary>
internal sealed class ReminderStore(Database database) : IReminderStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<DueReminder>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(DeliverySql.ListDueReminders, [("now", now.ToUnixTimeMilliseconds()), ("limit", (long)limit)], Read, cancellationToken);
    }

    /// <inheritdoc />
    public Task DropReminderAsync(DueReminder reminder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        return database.WriteAsync(session => session.ExecuteAsync(DeliverySql.DropReminder, Name(reminder.ConversationId, reminder.Reminder)), cancellationToken);
    }

    /// <summary>What a reminder's row is known by.</summary>
    public static (string Name, object? Value)[] Name(string conversationId, PendingReminder reminder) =>
        [("conversation_id", conversationId), ("kind", reminder.Kind), ("due_at", reminder.Due.ToUnixTimeMilliseconds())];

    private static DueReminder Read(DbDataReader row) =>
        new(row.GetString(0), new(row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)).AddTicks(row.GetInt64(3))));
}
