using System.Data.Common;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Storage.Relational;

/// <summary>Conversations as rows: one writer, and readers on connections of their own.</summary>
internal sealed class RelationalStore : IConversationStore
{
    private readonly DbDataSource _source;
    private readonly ReaderPool _readers;
    private readonly CommitQueue _commits;

    private RelationalStore(DbDataSource source, ISqlDialect dialect)
    {
        _source = source;
        _readers = new(source, dialect);
        _commits = new(source, dialect);
    }

    /// <summary>Opens the store, checks it and brings it up to date. From here on it owns <paramref name="source"/>.</summary>
    public static async Task<IConversationStore> OpenAsync(DbDataSource source, ISqlDialect dialect, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            dialect.Prepare();
            await using var session = await Session.OpenAsync(source, cancellationToken);
            await dialect.CheckAsync(session, cancellationToken);
            await new Migrator(dialect, clock).RunAsync(session, cancellationToken);
        }
        catch (DbException failure) when (dialect.Explain(failure) is { } explained)
        {
            throw explained;
        }

        return new RelationalStore(source, dialect);
    }

    /// <inheritdoc />
    public Task<StoredConversation?> FindAsync(string conversationId, string? key, CancellationToken cancellationToken) => _readers.ReadAsync(
        async session =>
        {
            var command = session.Prepare(Sql.FindConversation, ("slots", (long)ConversationState.HistoryLength), ("key", key), ("id", conversationId));
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? StoredRow.ReadConversation(row, conversationId) : null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<string?> FindOpenAsync(string channelId, string account, CancellationToken cancellationToken) => _readers.ReadAsync(
        async session => (string?)await session.Prepare(Sql.FindOpenConversation, ("channel_id", channelId), ("account", account)).ExecuteScalarAsync(cancellationToken),
        cancellationToken);

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken) =>
        _commits.CommitAsync(new TurnWriter(commit).WriteAsync, cancellationToken);

    /// <inheritdoc />
    public Task<LogPage> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _readers.ReadAsync(session => ReadPageAsync(session, conversationId, after, limit, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task ProbeAsync(CancellationToken cancellationToken) => _commits.CommitAsync(
        async session =>
        {
            await session.Prepare(Sql.Probe).ExecuteNonQueryAsync();
            return CommitResult.Committed;
        },
        cancellationToken);

    /// <summary>Finishes the commits that wait, and closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _readers.DisposeAsync();
        await _source.DisposeAsync();
    }

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
