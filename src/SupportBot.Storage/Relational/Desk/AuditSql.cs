namespace SupportBot.Storage.Relational.Desk;

/// <summary>The audit log's statements.</summary>
internal static class AuditSql
{
    public const string Columns = "id, at, agent_id, action, target, detail, hash";

    /// <summary>The head, and the last entry that there is, which is the same unless somebody was here.</summary>
    public const string FindEnd = """
        SELECT h.count, h.hash, h.seal, coalesce((SELECT max(id) FROM audit), 0)
        FROM (SELECT 1 AS one) always LEFT JOIN audit_head h ON h.id = always.one
        """;

    public const string Add = $"INSERT INTO audit ({Columns}) VALUES (@id, @at, @agent_id, @action, @target, @detail, @hash)";

    public const string MoveHead = "UPDATE audit_head SET count = @count, hash = @hash, seal = @seal WHERE id = 1";

    public const string List = $"SELECT {Columns} FROM audit WHERE id < @before ORDER BY id DESC LIMIT @limit";

    public const string Read = $"SELECT {Columns} FROM audit WHERE id > @after ORDER BY id LIMIT @limit";

    public const string FindHash = "SELECT hash FROM audit WHERE id = @id";

    /// <summary>All entries behind a place, with the head of the same moment.</summary>
    public const string Walk = $"""
        SELECT {Columns}, (SELECT count FROM audit_head), (SELECT hash FROM audit_head), (SELECT seal FROM audit_head)
        FROM audit WHERE id > @after ORDER BY id
        """;
}
