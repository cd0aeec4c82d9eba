using System.Data.Common;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>Accounts, sessions and the audit log as rows.</summary>
internal sealed class AgentStore(Database database) : IAgentStore
{
    /// <inheritdoc />
    public Task<IReadOnlyList<AgentAccount>> ListAgentsAsync(CancellationToken cancellationToken) => database.ListAsync(DeskSql.ListAgents, [], ReadAgent, cancellationToken);

    /// <inheritdoc />
    public Task<AgentAccount?> FindAgentAsync(string agentId, CancellationToken cancellationToken) =>
        database.FindAsync(DeskSql.FindAgent, [("id", agentId)], ReadAgent, cancellationToken);

    /// <inheritdoc />
    public Task<AgentAccount?> FindAgentByUserNameAsync(string userName, CancellationToken cancellationToken) =>
        database.FindAsync(DeskSql.FindAgentByUserName, [("user_name", userName)], ReadAgent, cancellationToken);

    /// <inheritdoc />
    public Task<AgentAccount?> FindAgentBySubjectAsync(string subject, CancellationToken cancellationToken) =>
        database.FindAsync(DeskSql.FindAgentBySubject, [("subject", subject)], ReadAgent, cancellationToken);

    /// <inheritdoc />
    public async Task<bool> SaveAgentAsync(AgentAccount account, AuditEntry? audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return await database.CommitAsync(
            async session =>
            {
                var isSaved = await SaveAgentAsync(session, account);
                if (isSaved && account.IsDisabled)
                {
                    await EndSessionsAsync(session, account.Id, null);
                }

                await NoteAsync(session, isSaved ? audit : null);
                return isSaved ? CommitResult.Committed : CommitResult.Superseded;
            },
            cancellationToken) == CommitResult.Committed;
    }

    /// <inheritdoc />
    public Task<(AgentAccount? Before, AgentAccount? After)> ChangeAgentAsync(AgentChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return database.WriteAsync(session => ChangeAgentAsync(session, change), cancellationToken);
    }

    /// <inheritdoc />
    public Task AddSessionAsync(AgentSession session, AuditEntry? audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return database.WriteAsync(
            async writer =>
            {
                await writer.ExecuteAsync(DeskSql.EndExpiredSessions, ("now", session.CreatedAt.ToUnixTimeMilliseconds()));
                var added = await writer.ExecuteAsync(
                    DeskSql.AddSession,
                    ("token_hash", session.TokenHash),
                    ("agent_id", session.AgentId),
                    ("created_at", session.CreatedAt.ToUnixTimeMilliseconds()),
                    ("expires_at", session.ExpiresAt.ToUnixTimeMilliseconds()));
                await NoteAsync(writer, added == 1 ? audit : null);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<(AgentSession Session, AgentAccount Agent)?> FindSessionAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            DeskSql.FindSession,
            [("token_hash", tokenHash), ("now", now.ToUnixTimeMilliseconds())],
            row => (new AgentSession(tokenHash, row.GetString(0), Time(row, 11), Time(row, 12)), ReadAgent(row)),
            cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc />
    public Task EndSessionAsync(string tokenHash, AuditEntry? audit, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await NoteAsync(session, await session.ExecuteAsync(DeskSql.EndSession, ("token_hash", tokenHash)) == 1 ? audit : null),
        cancellationToken);

    /// <inheritdoc />
    public Task<AuditEntry> AddAuditAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.WriteAsync(session => database.Audit.AddAsync(session, entry), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(long before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(AuditSql.List, [("before", before), ("limit", (long)limit)], AuditLog.ReadEntry, cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> ReadAuditAsync(long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(AuditSql.Read, [("after", after), ("limit", (long)limit)], AuditLog.ReadEntry, cancellationToken);
    }

    /// <inheritdoc />
    public Task<AuditCheck> VerifyAuditAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => database.Audit.VerifyAsync(session, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<AuditCheck> VerifyNewAuditAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => database.Audit.VerifyNewAsync(session, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<AuditCheck> SealAuditAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(session => database.Audit.SealAsync(session, now), cancellationToken);

    private static async Task<bool> SaveAgentAsync(Session session, AgentAccount account) => await session.ExecuteAsync(
        DeskSql.SaveAgent,
        ("id", account.Id),
        ("user_name", account.UserName),
        ("name", account.Name),
        ("role", account.Role),
        ("password_hash", account.PasswordHash),
        ("subject", account.Subject),
        ("is_disabled", account.IsDisabled ? 1L : 0L),
        ("settings", account.Settings),
        ("created_at", account.CreatedAt.ToUnixTimeMilliseconds()),
        ("languages", account.Languages.Count == 0 ? null : string.Join(' ', account.Languages)),
        ("capacity", (long?)account.Capacity)) == 1;

    private static Task<int> EndSessionsAsync(Session session, string agentId, string? except) =>
        session.ExecuteAsync(DeskSql.EndSessions, ("agent_id", agentId), ("except", except ?? ""));

    /// <summary>The transaction has the store for itself from its beginning, so nothing changes between the look and the change.</summary>
    private async Task<(AgentAccount? Before, AgentAccount? After)> ChangeAgentAsync(Session session, AgentChange change)
    {
        var all = await session.ListAsync(DeskSql.ListAgents, [], ReadAgent, CancellationToken.None);
        if (all.FirstOrDefault(account => account.Id == change.AgentId) is not { } before || change.Make(before, all) is not { } changed)
        {
            return (all.FirstOrDefault(account => account.Id == change.AgentId), null);
        }

        var after = changed with { Id = before.Id, UserName = before.UserName, Subject = before.Subject };
        await SaveAgentAsync(session, after);
        var ended = after.IsDisabled || change.EndsSessions ? await EndSessionsAsync(session, after.Id, after.IsDisabled ? null : change.ExceptTokenHash) : 0;
        await database.Audit.AddAllAsync(session, change.Audit(before, after, ended));
        return (before, after);
    }

    private Task NoteAsync(Session session, AuditEntry? audit) => database.Audit.AddAllAsync(session, audit is null ? [] : [audit]);

    private static AgentAccount ReadAgent(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        UserName = row.GetString(1),
        Name = row.GetString(2),
        Role = row.GetString(3),
        PasswordHash = Text(row, 4),
        Subject = Text(row, 5),
        IsDisabled = row.GetInt64(6) == 1,
        Settings = Text(row, 7),
        CreatedAt = Time(row, 8),
        Languages = Text(row, 9)?.Split(' ') ?? [],
        Capacity = row.IsDBNull(10) ? null : row.GetInt32(10),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
