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
    public async Task<bool> SaveAgentAsync(AgentAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return await database.CommitAsync(session => SaveAgentAsync(session, account), cancellationToken) == CommitResult.Committed;
    }

    /// <inheritdoc />
    public Task<(AgentAccount? Before, AgentAccount? After)> ChangeAgentAsync(
        string agentId, Func<AgentAccount, IReadOnlyList<AgentAccount>, AgentAccount?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return database.WriteAsync(session => ChangeAgentAsync(session, agentId, change), cancellationToken);
    }

    /// <inheritdoc />
    public Task AddSessionAsync(AgentSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return database.WriteAsync(
            async writer =>
            {
                await writer.ExecuteAsync(DeskSql.EndExpiredSessions, ("now", session.CreatedAt.ToUnixTimeMilliseconds()));
                await writer.ExecuteAsync(
                    DeskSql.AddSession,
                    ("token_hash", session.TokenHash),
                    ("agent_id", session.AgentId),
                    ("created_at", session.CreatedAt.ToUnixTimeMilliseconds()),
                    ("expires_at", session.ExpiresAt.ToUnixTimeMilliseconds()));
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<(AgentSession Session, AgentAccount Agent)?> FindSessionAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            DeskSql.FindSession,
            [("token_hash", tokenHash), ("now", now.ToUnixTimeMilliseconds())],
            row => (new AgentSession(tokenHash, row.GetString(0), Time(row, 9), Time(row, 10)), ReadAgent(row)),
            cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc />
    public Task EndSessionAsync(string tokenHash, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(DeskSql.EndSession, ("token_hash", tokenHash)), cancellationToken);

    /// <inheritdoc />
    public Task EndSessionsAsync(string agentId, string? exceptTokenHash, CancellationToken cancellationToken) =>
        database.WriteAsync(session => EndSessionsAsync(session, agentId, exceptTokenHash), cancellationToken);

    /// <inheritdoc />
    public Task<AuditEntry> AddAuditAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.WriteAsync(session => AddAuditAsync(session, entry), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(long before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(DeskSql.ListAudit, [("before", before), ("limit", (long)limit)], ReadEntry, cancellationToken);
    }

    /// <inheritdoc />
    public Task<long?> VerifyAuditAsync(CancellationToken cancellationToken) => database.ReadAsync<long?>(
        async session =>
        {
            AuditEntry? last = null;
            await using var row = await session.Prepare(DeskSql.WalkAudit).ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                var entry = ReadEntry(row);
                if (!AuditChain.Holds(last, entry))
                {
                    return entry.Id;
                }

                last = entry;
            }

            return null;
        },
        cancellationToken);

    private static async Task<CommitResult> SaveAgentAsync(Session session, AgentAccount account)
    {
        var rows = await session.ExecuteAsync(
            DeskSql.SaveAgent,
            ("id", account.Id),
            ("user_name", account.UserName),
            ("name", account.Name),
            ("role", account.Role),
            ("password_hash", account.PasswordHash),
            ("subject", account.Subject),
            ("is_disabled", account.IsDisabled ? 1L : 0L),
            ("settings", account.Settings),
            ("created_at", account.CreatedAt.ToUnixTimeMilliseconds()));
        if (rows == 1 && account.IsDisabled)
        {
            await EndSessionsAsync(session, account.Id, null);
        }

        return rows == 1 ? CommitResult.Committed : CommitResult.Superseded;
    }

    /// <summary>The transaction has the store for itself from its beginning, so nothing changes between the look and the change.</summary>
    private static async Task<(AgentAccount? Before, AgentAccount? After)> ChangeAgentAsync(
        Session session, string agentId, Func<AgentAccount, IReadOnlyList<AgentAccount>, AgentAccount?> change)
    {
        var all = await session.ListAsync(DeskSql.ListAgents, [], ReadAgent, CancellationToken.None);
        if (all.FirstOrDefault(account => account.Id == agentId) is not { } before || change(before, all) is not { } changed)
        {
            return (all.FirstOrDefault(account => account.Id == agentId), null);
        }

        var after = changed with { Id = before.Id, UserName = before.UserName, Subject = before.Subject };
        await SaveAgentAsync(session, after);
        return (before, after);
    }

    private static Task<int> EndSessionsAsync(Session session, string agentId, string? except) =>
        session.ExecuteAsync(DeskSql.EndSessions, ("agent_id", agentId), ("except", except ?? ""));

    /// <summary>Nobody writes between the look at the last entry and the next one: there is one writer.</summary>
    private static async Task<AuditEntry> AddAuditAsync(Session session, AuditEntry entry)
    {
        var last = await session.ListAsync(DeskSql.FindLastAudit, [], ReadEntry, CancellationToken.None);
        var kept = AuditChain.Append(last.Count == 0 ? null : last[0], entry);
        await session.ExecuteAsync(
            DeskSql.AddAudit,
            ("id", kept.Id),
            ("at", kept.At.ToUnixTimeMilliseconds()),
            ("agent_id", kept.AgentId),
            ("action", kept.Action),
            ("target", kept.Target),
            ("detail", kept.Detail),
            ("hash", kept.Hash));
        return kept;
    }

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
    };

    private static AuditEntry ReadEntry(DbDataReader row) =>
        new(row.GetInt64(0), Time(row, 1), row.GetString(2), row.GetString(3), Text(row, 4), Text(row, 5), row.GetString(6));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
