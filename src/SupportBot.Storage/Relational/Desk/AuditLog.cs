using System.Data.Common;
using System.Globalization;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>The audit log as rows. What it tells of is written by the same transaction, so that neither is there without the other.</summary>
/// <param name="key">What the end of the log is sealed with, if the operator has set it.</param>
internal sealed class AuditLog(string? key)
{
    /// <summary>At least so many entries at the end are looked at each time, and at most twice as many and what is new: some ten milliseconds.</summary>
    private const int Stride = 5_000;

    private readonly AuditChain _chain = new(key);

    /// <summary>How far the log was whole when this process last walked through it, some way before its end; <see langword="null"/> for not at all.</summary>
    private volatile AuditHead? _known;

    public static AuditEntry ReadEntry(DbDataReader row) => new(
        row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), Text(row, 4), Text(row, 5), row.GetString(6));

    /// <summary>Adds an entry inside the transaction that is open: three statements. Nobody writes between the look at the end and the next entry, for there is one writer.</summary>
    public async Task<AuditEntry> AddAsync(Session session, AuditEntry entry)
    {
        var (head, last) = await FindEndAsync(session, CancellationToken.None);

        // Where somebody cut entries off, or put some behind the end, the log goes on, but nothing makes it whole again.
        var kept = AuditChain.Append(head ?? AuditHead.Empty, Math.Max(head?.Count ?? 0, last) + 1, entry);
        await session.ExecuteAsync(
            AuditSql.Add,
            ("id", kept.Id),
            ("at", kept.At.ToUnixTimeMilliseconds()),
            ("agent_id", kept.AgentId),
            ("action", kept.Action),
            ("target", kept.Target),
            ("detail", kept.Detail),
            ("hash", kept.Hash));
        await MoveHeadAsync(session, _chain.After(head ?? AuditHead.Empty, kept));
        return kept;
    }

    public async Task AddAllAsync(Session session, IEnumerable<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            await AddAsync(session, entry);
        }
    }

    /// <summary>Seals a log that an earlier program left, once; that it begins here stands in it.</summary>
    public async Task BeginAsync(Session session, DateTimeOffset now)
    {
        if (!await IsUnsealedAsync(session))
        {
            return;
        }

        await session.BeginAsync(CancellationToken.None);
        if (await IsUnsealedAsync(session))
        {
            await SealAsync(session, now, isForced: true);
        }

        await session.CommitAsync(CancellationToken.None);
    }

    /// <summary>Works the seal out anew from all entries, inside the transaction that is open.</summary>
    public Task<AuditCheck> SealAsync(Session session, DateTimeOffset now) => SealAsync(session, now, isForced: false);

    /// <summary>Looks through the whole log.</summary>
    public async Task<AuditCheck> VerifyAsync(Session session, CancellationToken cancellationToken) => (await WalkAsync(session, AuditHead.Empty, cancellationToken)).Check;

    /// <summary>Looks through what comes behind the place that is known, if that still is what it was; else through the whole log.</summary>
    public async Task<AuditCheck> VerifyNewAsync(Session session, CancellationToken cancellationToken)
    {
        var known = _known;
        var isThere = known is not null
            && await session.ListAsync(AuditSql.FindHash, [("id", known.Count)], row => row.GetString(0), cancellationToken) is [var hash] && hash == known.Hash;
        return (await WalkAsync(session, isThere ? known! : AuditHead.Empty, cancellationToken)).Check;
    }

    private static async Task<bool> IsUnsealedAsync(Session session) => (await FindEndAsync(session, CancellationToken.None)).Head is { Count: > 0, Seal: "" };

    private async Task<AuditCheck> SealAsync(Session session, DateTimeOffset now, bool isForced)
    {
        var (check, end) = await WalkAsync(session, AuditHead.Empty, CancellationToken.None);
        if (check.Fault == AuditFault.SealBroken || isForced)
        {
            await MoveHeadAsync(session, end with { Count = Math.Max(end.Count, check.Count) });
            await AddAsync(session, new(0, now, AuditEntry.Program, AuditAction.SealAudit, null, check.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return check;
    }

    /// <summary>The check of what comes behind a place, and the end of the log as its entries make it.</summary>
    private async Task<(AuditCheck Check, AuditHead End)> WalkAsync(Session session, AuditHead from, CancellationToken cancellationToken)
    {
        var (end, stated, broken) = (from, (AuditHead?)null, (long?)null);
        var (older, newer) = (from, from);
        await using (var row = await session.Prepare(AuditSql.Walk, ("after", from.Count)).ExecuteReaderAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken))
            {
                var entry = ReadEntry(row);
                stated ??= ReadHead(row, 7);
                broken ??= AuditChain.Holds(end, entry) ? null : entry.Id;
                end = _chain.After(end, entry);
                (older, newer) = end.Count % Stride == 0 ? (newer, end) : (older, newer);
            }
        }

        if (end.Count == from.Count)
        {
            (stated, var last) = await FindEndAsync(session, cancellationToken);
            if (last > from.Count)
            {
                // The first entry came between the two looks.
                return await WalkAsync(session, from, cancellationToken);
            }
        }

        var check = broken is { } at ? new(end.Count, end.Hash, at, AuditFault.Changed) : Compare(end, stated);
        _known = check.IsWhole && older.Count > 0 ? older : null;
        return (check, end);
    }

    /// <summary>All entries follow from one another: are they all that there were, and no more?</summary>
    private static AuditCheck Compare(AuditHead end, AuditHead? stated) => stated switch
    {
        null => new(end.Count, end.Hash, end.Count + 1, AuditFault.CutOff),
        _ when stated.Count > end.Count => new(end.Count, end.Hash, end.Count + 1, AuditFault.CutOff),
        _ when stated.Count < end.Count => new(end.Count, end.Hash, stated.Count + 1, AuditFault.Changed),
        _ when stated != end => new(end.Count, end.Hash, end.Count, AuditFault.SealBroken),
        _ => new(end.Count, end.Hash),
    };

    /// <summary>The head, and the number of the last entry that there is.</summary>
    private static async Task<(AuditHead? Head, long Last)> FindEndAsync(Session session, CancellationToken cancellationToken) =>
        (await session.ListAsync(AuditSql.FindEnd, [], row => (ReadHead(row, 0), row.GetInt64(3)), cancellationToken))[0];

    private static Task<int> MoveHeadAsync(Session session, AuditHead head) =>
        session.ExecuteAsync(AuditSql.MoveHead, ("count", head.Count), ("hash", head.Hash), ("seal", head.Seal));

    private static AuditHead? ReadHead(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new(row.GetInt64(column), row.GetString(column + 1), row.GetString(column + 2));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
