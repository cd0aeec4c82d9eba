using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Teams;
using SupportBot.Schema;

namespace SupportBot.Storage.Relational.Teams;

/// <summary>The desk in Teams as rows.</summary>
internal sealed class TeamsStore(Database database) : ITeamsStore
{
    private const long Never = -1;

    /// <inheritdoc />
    public Task AddCodeAsync(DeskCode code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(TeamsSql.ForgetCodes, ("now", now.ToUnixTimeMilliseconds()));
                await session.ExecuteAsync(
                    TeamsSql.AddCode, ("hash", code.Hash), ("purpose", code.Purpose), ("agent_id", code.AgentId), ("expires_at", code.ExpiresAt.ToUnixTimeMilliseconds()));
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<DeskCode?> TakeCodeAsync(string hash, string purpose, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var found = await session.ListAsync(
                TeamsSql.FindCode, [("hash", hash), ("purpose", purpose), ("now", now.ToUnixTimeMilliseconds())], ReadCode, CancellationToken.None);
            return found.Count == 1 && await session.ExecuteAsync(TeamsSql.TakeCode, ("hash", hash)) == 1 ? found[0] : null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DeskChannel>> ListChannelsAsync(CancellationToken cancellationToken) => database.ListAsync(TeamsSql.ListChannels, [], ReadChannel, cancellationToken);

    /// <inheritdoc />
    public Task SaveChannelAsync(DeskChannel channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return database.WriteAsync(
            session => session.ExecuteAsync(
                TeamsSql.SaveChannel,
                ("id", channel.Id),
                ("tenant_id", channel.TenantId),
                ("team_id", channel.TeamId),
                ("reference", JsonSerializer.Serialize(channel.Reference, SchemaJsonContext.Default.ConversationReference)),
                ("locale", channel.Locale),
                ("added_at", channel.AddedAt.ToUnixTimeMilliseconds())),
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> RemoveChannelAsync(string channelId, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => session.ExecuteAsync(TeamsSql.RemoveChannel, ("id", channelId)), cancellationToken) == 1;

    /// <inheritdoc />
    public Task<IReadOnlyList<TeamsLink>> ListLinksAsync(CancellationToken cancellationToken) => database.ListAsync(TeamsSql.ListLinks, [], ReadLink, cancellationToken);

    /// <inheritdoc />
    public Task<TeamsLink?> FindLinkAsync(string tenantId, string userId, CancellationToken cancellationToken) =>
        database.FindAsync(TeamsSql.FindLink, [("tenant_id", tenantId), ("user_id", userId)], ReadLink, cancellationToken);

    /// <inheritdoc />
    public Task SaveLinkAsync(TeamsLink link, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(link);
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(TeamsSql.ForgetLinks, ("agent_id", link.AgentId), ("tenant_id", link.TenantId), ("user_id", link.UserId));
                await session.ExecuteAsync(
                    TeamsSql.AddLink, ("tenant_id", link.TenantId), ("user_id", link.UserId), ("agent_id", link.AgentId), ("linked_at", link.LinkedAt.ToUnixTimeMilliseconds()));
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> RemoveLinkAsync(string agentId, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => session.ExecuteAsync(TeamsSql.RemoveLink, ("agent_id", agentId)), cancellationToken) == 1;

    /// <inheritdoc />
    public Task<DeskThread?> FindThreadAsync(string caseId, string channelId, CancellationToken cancellationToken) =>
        database.FindAsync(TeamsSql.FindThread, [("case_id", caseId), ("channel_id", channelId)], ReadThread, cancellationToken);

    /// <inheritdoc />
    public Task<DeskThread?> FindThreadOfAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        database.FindAsync(TeamsSql.FindThreadOf, [("conversation_id", conversationId), ("channel_id", channelId)], ReadThread, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListDueCasesAsync(string channelId, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(
            TeamsSql.ListDue,
            [("channel_id", channelId), ("now", now.ToUnixTimeMilliseconds()), ("limit", (long)limit)],
            row => row.GetString(0),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DeskThread>> ListDeadThreadsAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(TeamsSql.ListDead, [("limit", (long)limit)], ReadThread, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> SaveThreadAsync(DeskThread thread, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return await database.WriteAsync(session => session.ExecuteAsync(thread.Version == 1 ? TeamsSql.AddThread : TeamsSql.ChangeThread, Values(thread)), cancellationToken) == 1;
    }

    /// <inheritdoc />
    public Task<int> ReviveThreadsAsync(string? caseId, string? channelId, DateTimeOffset dueAt, AuditEntry? audit, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var revived = await session.ExecuteAsync(TeamsSql.ReviveThreads, ("case_id", caseId), ("channel_id", channelId), ("due_at", dueAt.ToUnixTimeMilliseconds()));
            await database.Audit.AddAllAsync(session, revived > 0 && audit is not null ? [audit] : []);
            return revived;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DeskLeftover>> ListLeftoversAsync(string channelId, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return database.ListAsync(
            TeamsSql.ListLeftovers,
            [("channel_id", channelId), ("now", now.ToUnixTimeMilliseconds()), ("limit", (long)limit)],
            row => new DeskLeftover(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3)),
            cancellationToken);
    }

    /// <inheritdoc />
    public Task PostponeLeftoverAsync(long id, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(TeamsSql.PostponeLeftover, ("due_at", dueAt.ToUnixTimeMilliseconds()), ("id", id)), cancellationToken);

    /// <inheritdoc />
    public Task RemoveLeftoverAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(TeamsSql.RemoveLeftover, ("id", id)), cancellationToken);

    private static (string Name, object? Value)[] Values(DeskThread thread) =>
    [
        ("case_id", thread.CaseId),
        ("channel_id", thread.ChannelId),
        ("conversation_id", thread.ConversationId),
        ("card_id", thread.CardId),
        ("fingerprint", thread.Fingerprint),
        ("watermark", thread.Watermark),
        ("note_mark", thread.NoteMark),
        ("own_sequences", Join(thread.OwnSequences)),
        ("own_notes", Join(thread.OwnNotes)),
        ("seen_at", thread.SeenAt?.ToUnixTimeMilliseconds() ?? Never),
        ("is_settled", thread.IsSettled ? 1L : 0L),
        ("due_at", thread.DueAt.ToUnixTimeMilliseconds()),
        ("attempts", (long)thread.Attempts),
        ("failing_since", thread.FailingSince?.ToUnixTimeMilliseconds()),
        ("problem", thread.Problem),
        ("is_dead", thread.IsDead ? 1L : 0L),
        ("version", thread.Version),
    ];

    private static DeskCode ReadCode(DbDataReader row) => new(row.GetString(0), row.GetString(1), Text(row, 2), Time(row, 3));

    private static TeamsLink ReadLink(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), Time(row, 3));

    private static DeskChannel ReadChannel(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        TenantId = row.GetString(1),
        TeamId = Text(row, 2),
        Reference = JsonSerializer.Deserialize(row.GetString(3), SchemaJsonContext.Default.ConversationReference)!,
        Locale = row.GetString(4),
        AddedAt = Time(row, 5),
    };

    private static DeskThread ReadThread(DbDataReader row) => new()
    {
        CaseId = row.GetString(0),
        ChannelId = row.GetString(1),
        ConversationId = Text(row, 2),
        CardId = Text(row, 3),
        Fingerprint = Text(row, 4),
        Watermark = row.GetInt64(5),
        NoteMark = row.GetInt64(6),
        OwnSequences = Split(row.GetString(7)),
        OwnNotes = Split(row.GetString(8)),
        SeenAt = row.GetInt64(9) == Never ? null : Time(row, 9),
        IsSettled = row.GetInt64(10) == 1,
        DueAt = Time(row, 11),
        Attempts = row.GetInt32(12),
        FailingSince = row.IsDBNull(13) ? null : Time(row, 13),
        Problem = Text(row, 14),
        IsDead = row.GetInt64(15) == 1,
        Version = row.GetInt64(16),
    };

    private static string Join(IEnumerable<long> numbers) => string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static long[] Split(string numbers) =>
        [.. numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))];

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
