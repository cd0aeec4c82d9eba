namespace SupportBot.Storage.Relational.Teams;

/// <summary>The statements of the desk in Teams.</summary>
internal static class TeamsSql
{
    public const string AddCode = "INSERT INTO teams_codes (hash, purpose, agent_id, expires_at) VALUES (@hash, @purpose, @agent_id, @expires_at)";

    public const string ForgetCodes = "DELETE FROM teams_codes WHERE expires_at <= @now";

    public const string FindCode = "SELECT hash, purpose, agent_id, expires_at FROM teams_codes WHERE hash = @hash AND purpose = @purpose AND expires_at > @now";

    public const string TakeCode = "DELETE FROM teams_codes WHERE hash = @hash";

    public const string ListChannels = "SELECT id, tenant_id, team_id, reference, locale, added_at FROM teams_channels ORDER BY added_at, id";

    public const string SaveChannel = """
        INSERT INTO teams_channels (id, tenant_id, team_id, reference, locale, added_at) VALUES (@id, @tenant_id, @team_id, @reference, @locale, @added_at)
        ON CONFLICT (id) DO UPDATE SET team_id = excluded.team_id, reference = excluded.reference, locale = excluded.locale
        """;

    public const string RemoveChannel = "DELETE FROM teams_channels WHERE id = @id";

    public const string ListLinks = $"{LinkColumns} ORDER BY linked_at, agent_id";

    public const string FindLink = $"{LinkColumns} WHERE tenant_id = @tenant_id AND user_id = @user_id";

    public const string ForgetLinks = "DELETE FROM teams_links WHERE agent_id = @agent_id OR (tenant_id = @tenant_id AND user_id = @user_id)";

    public const string AddLink = "INSERT INTO teams_links (tenant_id, user_id, agent_id, linked_at) VALUES (@tenant_id, @user_id, @agent_id, @linked_at)";

    public const string RemoveLink = "DELETE FROM teams_links WHERE agent_id = @agent_id";

    public const string FindThread = $"{ThreadColumns} WHERE case_id = @case_id AND channel_id = @channel_id";

    public const string FindThreadOf = $"{ThreadColumns} WHERE conversation_id = @conversation_id AND channel_id = @channel_id";

    public const string ListDead = $"{ThreadColumns} WHERE is_dead = 1 ORDER BY failing_since DESC, case_id LIMIT @limit";

    /// <summary>Open cases are found by their status, the rest by the few threads that are not settled: none of the cases that are done is looked at.</summary>
    public const string ListDue = """
        SELECT id FROM (
            SELECT c.id, c.updated_at FROM handoff_cases c LEFT JOIN teams_threads t ON t.case_id = c.id AND t.channel_id = @channel_id
            WHERE c.status IN ('waiting', 'assigned')
                AND (t.case_id IS NULL OR (t.is_dead = 0 AND t.due_at <= @now AND (t.seen_at <> c.updated_at OR t.problem IS NOT NULL)))
            UNION
            SELECT c.id, c.updated_at FROM teams_threads t JOIN handoff_cases c ON c.id = t.case_id
            WHERE t.channel_id = @channel_id AND t.is_settled = 0 AND t.is_dead = 0 AND t.due_at <= @now AND (t.seen_at <> c.updated_at OR t.problem IS NOT NULL)
        ) due ORDER BY updated_at, id LIMIT @limit
        """;

    /// <summary>Adds no row where there is one, or channel or case are gone.</summary>
    public const string AddThread = """
        INSERT INTO teams_threads (case_id, channel_id, conversation_id, card_id, fingerprint, watermark, note_mark, own_sequences, own_notes, seen_at, is_settled, due_at,
            attempts, failing_since, problem, is_dead, version)
        SELECT c.id, h.id, @conversation_id, @card_id, @fingerprint, @watermark, @note_mark, @own_sequences, @own_notes, @seen_at, @is_settled, @due_at,
            @attempts, @failing_since, @problem, @is_dead, @version
        FROM handoff_cases c, teams_channels h WHERE c.id = @case_id AND h.id = @channel_id
        ON CONFLICT (case_id, channel_id) DO NOTHING
        """;

    public const string ChangeThread = """
        UPDATE teams_threads SET conversation_id = @conversation_id, card_id = @card_id, fingerprint = @fingerprint, watermark = @watermark, note_mark = @note_mark,
            own_sequences = @own_sequences, own_notes = @own_notes, seen_at = @seen_at, is_settled = @is_settled, due_at = @due_at, attempts = @attempts,
            failing_since = @failing_since, problem = @problem, is_dead = @is_dead, version = @version
        WHERE case_id = @case_id AND channel_id = @channel_id AND version = @version - 1
        """;

    /// <summary>As if it had never been carried: what the channel shows already is not sent again, because its fingerprint and its marks stay.</summary>
    public const string ReviveThreads = """
        UPDATE teams_threads SET is_dead = 0, is_settled = 0, seen_at = -1, attempts = 0, failing_since = NULL, problem = NULL, due_at = @due_at, version = version + 1
        WHERE is_dead = 1 AND case_id = coalesce(@case_id, case_id) AND channel_id = coalesce(@channel_id, channel_id)
        """;

    public const string ListLeftovers =
        "SELECT id, conversation_id, card_id, attempts FROM teams_leftovers WHERE channel_id = @channel_id AND due_at <= @now ORDER BY due_at, id LIMIT @limit";

    public const string PostponeLeftover = "UPDATE teams_leftovers SET due_at = @due_at, attempts = attempts + 1 WHERE id = @id";

    public const string RemoveLeftover = "DELETE FROM teams_leftovers WHERE id = @id";

    private const string LinkColumns = "SELECT tenant_id, user_id, agent_id, linked_at FROM teams_links";

    private const string ThreadColumns = """
        SELECT case_id, channel_id, conversation_id, card_id, fingerprint, watermark, note_mark, own_sequences, own_notes, seen_at, is_settled, due_at, attempts,
            failing_since, problem, is_dead, version
        FROM teams_threads
        """;
}
