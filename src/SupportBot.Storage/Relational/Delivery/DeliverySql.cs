using System.Collections.Concurrent;
using System.Globalization;

namespace SupportBot.Storage.Relational.Delivery;

/// <summary>The statements of reminders and of the outbox.</summary>
internal static class DeliverySql
{
    public const string CancelReminders = "DELETE FROM reminders WHERE conversation_id = @conversation_id";

    public const string DropReminder = "DELETE FROM reminders WHERE conversation_id = @conversation_id AND kind = @kind AND due_at = @due_at";

    public const string ListDueReminders = "SELECT conversation_id, kind, due_at, due_ticks FROM reminders WHERE due_at <= @now ORDER BY due_at, id LIMIT @limit";

    /// <summary>What waits behind an item that is not due stays where it is; what was given up stands in nobody's way.</summary>
    public const string ListDueItems = $"""
        {ItemColumns}
        WHERE o.is_dead = 0 AND o.due_at <= @now
            AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.is_dead = 0 AND e.sequence < o.sequence)
        ORDER BY o.due_at, o.id LIMIT @limit
        """;

    public const string ListDeadItems = $"{ItemColumns} WHERE o.is_dead = 1 ORDER BY o.id DESC LIMIT @limit";

    public const string KeepChannelActivityId = """
        INSERT INTO channel_activities (conversation_id, sequence, channel_activity_id)
        SELECT conversation_id, sequence, @channel_activity_id FROM outbox WHERE id = @id
        ON CONFLICT (conversation_id, sequence) DO UPDATE SET channel_activity_id = excluded.channel_activity_id
        """;

    public const string FindChannelActivityId = "SELECT channel_activity_id FROM channel_activities WHERE conversation_id = @conversation_id AND sequence = @sequence";

    public const string RemoveItem = "DELETE FROM outbox WHERE id = @id";

    public const string PostponeItem = "UPDATE outbox SET due_at = @due_at, problem = @problem, attempts = attempts + 1 WHERE id = @id AND is_dead = 0";

    public const string BuryItem = "UPDATE outbox SET is_dead = 1, problem = @problem, attempts = attempts + 1 WHERE id = @id AND is_dead = 0";

    public const string BuryConversation = "UPDATE outbox SET is_dead = 1, problem = @problem WHERE conversation_id = @conversation_id AND is_dead = 0";

    public const string ReviveItem = "UPDATE outbox SET is_dead = 0, due_at = @due_at WHERE id = @id AND is_dead = 1";

    private const string ItemColumns = """
        SELECT o.id, o.conversation_id, c.reference, o.sequence, a.activity, o.attempts, o.created_at, o.due_at, o.problem, o.is_dead
        FROM outbox o
        JOIN conversations c ON c.id = o.conversation_id
        JOIN activities a ON a.conversation_id = o.conversation_id AND a.sequence = o.sequence
        """;

    private static readonly ConcurrentDictionary<int, string> AddItemsByCount = new();
    private static readonly ConcurrentDictionary<int, string> AddRemindersByCount = new();

    /// <summary>Adds what a turn sends out in one statement.</summary>
    public static string AddItems(int count) => AddItemsByCount.GetOrAdd(count, static count =>
        "INSERT INTO outbox (conversation_id, sequence, created_at, due_at) VALUES "
        + string.Join(", ", Enumerable.Range(0, count).Select(at => string.Create(CultureInfo.InvariantCulture, $"(@conversation_id, @sequence{at}, @at, @at)"))));

    /// <summary>Adds reminders of different kinds in one statement. A conversation has one of a kind: the later one takes the place of the one that is there.</summary>
    public static string AddReminders(int count) => AddRemindersByCount.GetOrAdd(count, static count =>
        "INSERT INTO reminders (conversation_id, kind, due_at, due_ticks) VALUES "
        + string.Join(", ", Enumerable.Range(0, count).Select(at => string.Create(CultureInfo.InvariantCulture, $"(@conversation_id, @kind{at}, @due_at{at}, @due_ticks{at})")))
        + " ON CONFLICT (conversation_id, kind) DO UPDATE SET due_at = excluded.due_at, due_ticks = excluded.due_ticks");
}
