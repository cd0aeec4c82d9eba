using System.Data.Common;
using SupportBot.Runtime.State;
using SupportBot.Schema;
using SupportBot.Storage.Relational.Desk;

namespace SupportBot.Storage.Relational;

/// <summary>Conversations as rows.</summary>
internal sealed class RelationalStore(Database database) : IConversationStore
{
    /// <summary>Opens the store, checks it and brings it up to date. From here on it owns <paramref name="source"/>.</summary>
    public static async Task<SupportStore> OpenAsync(
        DbDataSource source, ISqlDialect dialect, string? auditKey, TimeProvider clock, CancellationToken cancellationToken)
    {
        var audit = new AuditLog(auditKey);
        try
        {
            dialect.Prepare();
            await using var session = await Session.OpenAsync(source, cancellationToken);
            await dialect.CheckAsync(session, cancellationToken);
            await new Migrator(dialect, clock).RunAsync(session, cancellationToken);
            await audit.BeginAsync(session, clock.GetUtcNow());
        }
        catch (DbException failure) when (dialect.Explain(failure) is { } explained)
        {
            throw explained;
        }

        return new SupportStore(source, dialect, audit);
    }

    /// <inheritdoc />
    public Task<StoredConversation?> FindAsync(string conversationId, string? key, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var command = session.Prepare(Sql.FindConversation, ("slots", (long)ConversationState.HistoryLength), ("key", key), ("id", conversationId));
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? StoredRow.ReadConversation(row, conversationId) : null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<string?> FindOpenAsync(string channelId, string account, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (string?)await session.Prepare(Sql.FindOpenConversation, ("channel_id", channelId), ("account", account)).ExecuteScalarAsync(cancellationToken),
        cancellationToken);

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) =>
        database.CommitAsync(new TurnWriter(commit, database.Audit).WriteAsync, cancellationToken);

    /// <inheritdoc />
    public Task<LogPage> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ReadAsync(session => ReadPageAsync(session, conversationId, after, limit, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task ProbeAsync(CancellationToken cancellationToken) => database.WriteAsync(session => session.ExecuteAsync(Sql.Probe), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>One row more than asked for tells whether the log goes on.</summary>
    private static async Task<LogPage> ReadPageAsync(Session session, string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        var command = session.Prepare(Sql.ReadLog, ("conversation_id", conversationId), ("after", after), ("limit", limit + 1L));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var (activities, watermark) = (new List<Activity>(), after);
        while (await row.ReadAsync(cancellationToken))
        {
            if (activities.Count == limit)
            {
                return new(activities, watermark, HasMore: true);
            }

            activities.Add(StoredRow.ReadActivity(row, conversationId));
            watermark = row.GetInt64(0);
        }

        return new(activities, watermark, HasMore: false);
    }
}
