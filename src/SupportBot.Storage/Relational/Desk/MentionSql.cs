namespace SupportBot.Storage.Relational.Desk;

/// <summary>The statements about colleagues whom notes call.</summary>
internal static class MentionSql
{
    /// <summary>Adds no row for somebody without an account, and no second one.</summary>
    public const string Add = """
        INSERT INTO note_mentions (note_id, case_id, agent_id, name)
        SELECT n.id, n.case_id, @agent_id, @name FROM case_notes n WHERE n.id = @note_id AND EXISTS (SELECT 1 FROM agents WHERE agents.id = @agent_id)
        ON CONFLICT (note_id, agent_id) DO NOTHING
        """;

    public const string List = "SELECT note_id, agent_id, name FROM note_mentions WHERE case_id = @case_id ORDER BY note_id, agent_id";

    public const string ListCasesOf = "SELECT case_id FROM note_mentions WHERE agent_id = @mentioned";

    public const string ListUnseen = """
        SELECT case_id FROM note_mentions WHERE agent_id = @agent_id AND seen_at IS NULL
        GROUP BY case_id ORDER BY max(note_id) DESC LIMIT 100
        """;

    public const string See = "UPDATE note_mentions SET seen_at = @at WHERE agent_id = @agent_id AND case_id = @case_id AND seen_at IS NULL";
}
