using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SupportBot.Storage.Relational;

/// <summary>The statements of conversations, in the words that all engines understand; those of the desk and of the delivery stand beside their stores.</summary>
internal static class Sql
{
    public const string CreateMigrations =
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, program TEXT NOT NULL, applied_at BIGINT NOT NULL)";

    public const string FindLastMigration = "SELECT number, program FROM migrations ORDER BY number DESC LIMIT 1";

    public const string AddMigration = "INSERT INTO migrations (number, name, program, applied_at) VALUES (@number, @name, @program, @applied_at)";

    public const string FindConversation = """
        SELECT c.version, c.state, c.reference, c.account, c.last_sequence, c.updated_at, c.is_ended, p.state, a.sequence, a.turn_length, a.content_hash
        FROM conversations c
        LEFT JOIN earlier_states p ON p.conversation_id = c.id AND p.depth = c.depth - 1 AND p.slot = (c.depth - 1) % @slots
        LEFT JOIN activities a ON a.conversation_id = c.id AND a.key = @key
        WHERE c.id = @id
        """;

    public const string FindOpenConversation = "SELECT id FROM conversations WHERE channel_id = @channel_id AND account = @account AND is_ended = 0";

    public const string ReadLog =
        "SELECT sequence, activity FROM activities WHERE conversation_id = @conversation_id AND sequence > @after ORDER BY sequence LIMIT @limit";

    /// <summary>Adds no row where the id is taken, or the account has a conversation open.</summary>
    public const string AddConversation = """
        INSERT INTO conversations (id, channel_id, account, reference, version, state, depth, owner, locale, last_sequence, is_ended, created_at, updated_at)
        VALUES (@id, @channel_id, @account, @reference, 1, @state, @depth, @owner, @locale, @last_sequence, @is_ended, @updated_at, @updated_at)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Changes no row where another turn was first.</summary>
    public const string ChangeConversation = """
        UPDATE conversations
        SET version = @version, state = @state, depth = @depth, owner = @owner, locale = @locale, last_sequence = @last_sequence, is_ended = @is_ended, updated_at = @updated_at,
            reference = COALESCE(@reference, reference)
        WHERE id = @id AND version = @version - 1
        """;

    /// <summary>Earlier states go round in a few slots, so that the oldest makes room for the newest.</summary>
    public const string KeepEarlierState = """
        INSERT INTO earlier_states (conversation_id, slot, depth, state) VALUES (@conversation_id, @slot, @depth, @state)
        ON CONFLICT (conversation_id, slot) DO UPDATE SET depth = excluded.depth, state = excluded.state
        """;

    public const string Probe = "UPDATE probe SET times = times + 1";

    private static readonly ConcurrentDictionary<int, string> AddActivitiesByCount = new();

    /// <summary>Adds a turn's activities in one statement; the key belongs to the first.</summary>
    public static string AddActivities(int count) => AddActivitiesByCount.GetOrAdd(count, static count =>
    {
        var sql = new StringBuilder("INSERT INTO activities (conversation_id, sequence, activity, key, content_hash, turn_length) VALUES ");
        sql.Append("(@conversation_id, @sequence0, @activity0, @key, @content_hash, @turn_length)");
        for (var at = 1; at < count; at++)
        {
            sql.Append(CultureInfo.InvariantCulture, $", (@conversation_id, @sequence{at}, @activity{at}, NULL, NULL, NULL)");
        }

        return sql.ToString();
    });
}
