namespace SupportBot.Storage.Relational.Desk;

/// <summary>The desk's statements.</summary>
internal static class DeskSql
{
    /// <summary>Changes no row where the id belongs to another conversation. The last line stays where none is given.</summary>
    public const string SaveCase = """
        INSERT INTO handoff_cases (id, conversation_id, number, status, priority, opened_at, waiting_since, status_since, first_claim_at, agent_id, topic, locale, channel_id,
            is_verified, last_line, updated_at, handoff_case, facts, change_number, word_row, label_words, line_words)
        VALUES (@id, @conversation_id, @number, @status, @priority, @opened_at, @waiting_since, @status_since, @first_claim_at, @agent_id, @topic, @locale, @channel_id,
            @is_verified, @last_line, @updated_at, @handoff_case, @facts,
            max((SELECT coalesce(max(change_number), 0) FROM handoff_cases), (SELECT last FROM case_changes)) + 1,
            (SELECT coalesce(max(word_row), 0) + 1 FROM handoff_cases), @label_words, @line_words)
        ON CONFLICT (id) DO UPDATE SET number = excluded.number, status = excluded.status, priority = excluded.priority, opened_at = excluded.opened_at,
            waiting_since = excluded.waiting_since, status_since = excluded.status_since, first_claim_at = excluded.first_claim_at, agent_id = excluded.agent_id,
            topic = excluded.topic, locale = excluded.locale, last_line = coalesce(excluded.last_line, handoff_cases.last_line), updated_at = excluded.updated_at,
            handoff_case = excluded.handoff_case, facts = excluded.facts, change_number = excluded.change_number,
            label_words = excluded.label_words, line_words = coalesce(excluded.line_words, handoff_cases.line_words)
        WHERE handoff_cases.conversation_id = excluded.conversation_id
        """;

    public const string CaseColumns = "SELECT conversation_id, handoff_case, facts, channel_id, locale, is_verified, last_line, updated_at, id, status FROM handoff_cases";

    /// <summary>The rows in which words stand. The one statement here that only SQLite understands: another engine finds words in its own way.</summary>
    public const string FindWords = "SELECT rowid FROM case_words WHERE case_words MATCH @words";

    public const string FindCase = $"{CaseColumns} WHERE id = @id";

    public const string ListChanges =
        $"{ChangeColumns} WHERE change_number > @after ORDER BY change_number LIMIT @limit";

    /// <summary>A sign before a column keeps the engine from looking cases up by it, and from sorting all of them for every page.</summary>
    public const string ListOpenChanges =
        $"{ChangeColumns} WHERE change_number > @after AND +status IN ('waiting', 'assigned') ORDER BY change_number LIMIT @limit";

    public const string FindChange = "SELECT coalesce((SELECT max(change_number) FROM handoff_cases), 0), gone FROM case_changes";

    private const string ChangeColumns =
        "SELECT conversation_id, handoff_case, facts, channel_id, locale, is_verified, last_line, updated_at, id, status, change_number FROM handoff_cases";

    public const string ListCasesOf = $"{CaseColumns} WHERE conversation_id = @conversation_id ORDER BY number";

    /// <summary>No JSON is read, so that a long queue is read soon and one damaged case hides no other.</summary>
    public const string ListWaiting =
        "SELECT id, conversation_id, priority, waiting_since, status_since FROM handoff_cases WHERE status = 'waiting' ORDER BY list_rank, list_time, id";

    public const string CountWork = """
        SELECT
            (SELECT count(*) FROM handoff_cases WHERE status = 'waiting'),
            (SELECT count(*) FROM conversations WHERE owner = 'assistant' AND is_ended = 0 AND updated_at > @since)
        """;

    public const string CountAssigned = "SELECT agent_id, count(*) FROM handoff_cases WHERE status = 'assigned' AND agent_id IS NOT NULL GROUP BY agent_id";

    public const string ListHandlingTimes = """
        SELECT status_since - first_claim_at FROM handoff_cases
        WHERE status = 'resolved' AND first_claim_at IS NOT NULL
        ORDER BY status_since DESC LIMIT @limit
        """;

    /// <summary>Adds no row where the key was used before, or there is no such case.</summary>
    public const string AddNote = """
        INSERT INTO case_notes (case_id, key, author_id, author_name, text, at)
        SELECT id, @key, @author_id, @author_name, @text, @at FROM handoff_cases WHERE id = @case_id
        ON CONFLICT (case_id, key) DO NOTHING
        """;

    public const string NoteColumns = "SELECT id, case_id, author_id, author_name, text, at FROM case_notes";

    public const string FindNote = $"{NoteColumns} WHERE case_id = @case_id AND key = @key";

    public const string ListNotes = $"{NoteColumns} WHERE case_id = @case_id ORDER BY id";

    public const string AddMisunderstood =
        "INSERT INTO misunderstood (conversation_id, text, locale, station, at) VALUES (@conversation_id, @text, @locale, @station, @at)";

    public const string AgentColumns = "SELECT id, user_name, name, role, password_hash, subject, is_disabled, settings, created_at, languages, capacity FROM agents";

    public const string ListAgents = $"{AgentColumns} ORDER BY name, id";

    public const string FindAgent = $"{AgentColumns} WHERE id = @id";

    public const string FindAgentByUserName = $"{AgentColumns} WHERE user_name = @user_name";

    public const string FindAgentBySubject = $"{AgentColumns} WHERE subject = @subject";

    /// <summary>Changes no row where another account has the user name or the subject.</summary>
    public const string SaveAgent = """
        INSERT INTO agents (id, user_name, name, role, password_hash, subject, is_disabled, settings, created_at, languages, capacity)
        SELECT @id, @user_name, @name, @role, @password_hash, @subject, @is_disabled, @settings, @created_at, @languages, @capacity
        WHERE NOT EXISTS (SELECT 1 FROM agents other WHERE other.id <> @id AND (other.user_name = @user_name OR other.subject = @subject))
        ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name, name = excluded.name, role = excluded.role, password_hash = excluded.password_hash,
            subject = excluded.subject, is_disabled = excluded.is_disabled, settings = excluded.settings, languages = excluded.languages, capacity = excluded.capacity
        """;

    /// <summary>Adds no row for an account that is closed, and no second one for a token.</summary>
    public const string AddSession = """
        INSERT INTO agent_sessions (token_hash, agent_id, created_at, expires_at)
        SELECT @token_hash, id, @created_at, @expires_at FROM agents WHERE id = @agent_id AND is_disabled = 0
        ON CONFLICT (token_hash) DO NOTHING
        """;

    public const string FindSession = """
        SELECT a.id, a.user_name, a.name, a.role, a.password_hash, a.subject, a.is_disabled, a.settings, a.created_at, a.languages, a.capacity, s.created_at, s.expires_at
        FROM agent_sessions s JOIN agents a ON a.id = s.agent_id
        WHERE s.token_hash = @token_hash AND s.expires_at > @now AND a.is_disabled = 0
        """;

    public const string EndSession = "DELETE FROM agent_sessions WHERE token_hash = @token_hash";

    /// <summary>No token has the empty hash.</summary>
    public const string EndSessions = "DELETE FROM agent_sessions WHERE agent_id = @agent_id AND token_hash <> @except";

    public const string EndExpiredSessions = "DELETE FROM agent_sessions WHERE expires_at <= @now";
}
