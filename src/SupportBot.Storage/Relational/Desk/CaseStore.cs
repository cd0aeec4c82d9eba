using System.Data.Common;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>Cases as turns wrote them beside their conversations, and notes.</summary>
internal sealed class CaseStore(Database database) : ICaseStore
{
    private const int RecentCases = 50;

    private static readonly TimeSpan RecentConversations = TimeSpan.FromHours(24);

    /// <inheritdoc />
    public Task<CaseRow?> FindCaseAsync(string caseId, CancellationToken cancellationToken) =>
        database.FindAsync(DeskSql.FindCase, [("id", caseId)], CaseReading.Read, cancellationToken);

    /// <inheritdoc />
    public Task<CasePage> ListCasesAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var search = new CaseSearch(query);
        return database.ReadAsync(
            async session =>
            {
                if (search.IsWorthALook && await LookAsync(session, search, query, cancellationToken) is { } found)
                {
                    return found;
                }

                var total = await session.ListAsync(search.Total, search.TotalValues, row => row.GetInt32(0), cancellationToken);
                var reading = new CaseReading();
                await session.ListAsync(search.PageOf(total[0]), search.PageValues, reading.Take, cancellationToken);
                return new CasePage(reading.Rows, total[0]) { Unreadable = reading.Unreadable };
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<CaseChanges> ListChangesAsync(long after, bool openOnly, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, CaseSearch.MaximumLimit);
        return database.ReadAsync(
            async session =>
            {
                // The newest number is looked up first: what changes before the list is read is in the list, and comes once more at worst.
                var (newest, gone) = (await session.ListAsync(DeskSql.FindChange, [], row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken))[0];
                var (reading, last) = (new CaseReading(), after);
                await session.ListAsync(
                    openOnly ? DeskSql.ListOpenChanges : DeskSql.ListChanges,
                    [("after", after), ("limit", (long)limit)],
                    row =>
                    {
                        last = row.GetInt64(10);
                        return reading.Take(row);
                    },
                    cancellationToken);
                return new CaseChanges(reading.Rows, reading.Unreadable, last, newest, gone);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WaitingCase>> ListWaitingAsync(CancellationToken cancellationToken) =>
        database.ListAsync(DeskSql.ListWaiting, [], row => new WaitingCase(row.GetString(0), row.GetString(1), row.GetInt32(2), Time(row, 3), Time(row, 4)), cancellationToken);

    /// <inheritdoc />
    public Task<CaseCounts> CountCasesAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var since = (now - RecentConversations).ToUnixTimeMilliseconds();
            var work = await session.ListAsync(DeskSql.CountWork, [("since", since)], row => (Waiting: row.GetInt32(0), WithAssistant: row.GetInt32(1)), cancellationToken);
            var assigned = await session.ListAsync(DeskSql.CountAssigned, [], row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)), cancellationToken);
            var times = await session.ListAsync(DeskSql.ListHandlingTimes, [("limit", (long)RecentCases)], row => row.GetInt64(0), cancellationToken);
            return new CaseCounts(work[0].Waiting, new Dictionary<string, int>(assigned, StringComparer.Ordinal), work[0].WithAssistant, MedianMinutes(times));
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<CaseRow>> ListCasesOfAsync(string conversationId, CancellationToken cancellationToken)
    {
        var reading = new CaseReading();
        await database.ListAsync(DeskSql.ListCasesOf, [("conversation_id", conversationId)], reading.Take, cancellationToken);
        return reading.Rows;
    }

    /// <inheritdoc />
    public Task<CaseNote> AddNoteAsync(string caseId, AgentIdentity author, string text, string key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(author);
        return database.WriteAsync(
            async session =>
            {
                var added = await session.ExecuteAsync(
                    DeskSql.AddNote,
                    ("case_id", caseId), ("key", key), ("author_id", author.Id), ("author_name", author.Name), ("text", text), ("at", at.ToUnixTimeMilliseconds()));
                if (added == 1)
                {
                    await database.Audit.AddAsync(session, new(0, at, author.Id, AuditAction.WriteNote, caseId, null));
                }

                var kept = await session.ListAsync(DeskSql.FindNote, [("case_id", caseId), ("key", key)], ReadNote, CancellationToken.None);
                return kept.Count == 1 ? kept[0] : throw new InvalidOperationException($"There is no case '{caseId}' to which a note could belong.");
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<CaseNote>> ListNotesAsync(string caseId, CancellationToken cancellationToken) =>
        database.ListAsync(DeskSql.ListNotes, [("case_id", caseId)], ReadNote, cancellationToken);

    /// <inheritdoc />
    public Task AddMentionsAsync(CaseNote note, IReadOnlyList<AgentIdentity> agents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(agents);
        return agents.Count == 0 ? Task.CompletedTask : database.WriteAsync(
            async session =>
            {
                foreach (var agent in agents)
                {
                    await session.ExecuteAsync(MentionSql.Add, ("note_id", note.Id), ("agent_id", agent.Id), ("name", agent.Name));
                }
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<NoteMention>> ListMentionsAsync(string caseId, CancellationToken cancellationToken) => database.ListAsync(
        MentionSql.List, [("case_id", caseId)], row => new NoteMention(row.GetInt64(0), new(row.GetString(1), row.GetString(2))), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListUnseenMentionsAsync(string agentId, CancellationToken cancellationToken) =>
        database.ListAsync(MentionSql.ListUnseen, [("agent_id", agentId)], row => row.GetString(0), cancellationToken);

    /// <inheritdoc />
    public Task SeeMentionsAsync(string caseId, string agentId, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(MentionSql.See, ("case_id", caseId), ("agent_id", agentId), ("at", at.ToUnixTimeMilliseconds())),
        cancellationToken);

    /// <summary>The page from the first rows of the list, if it is among them: words that many cases have are met soon.</summary>
    private static async Task<CasePage?> LookAsync(Session session, CaseSearch search, CaseQuery query, CancellationToken cancellationToken)
    {
        var (met, rows) = (new List<string>(), 0);
        await using (var row = await session.Prepare(search.Look, search.LookValues).ExecuteReaderAsync(cancellationToken))
        {
            while (met.Count < search.Enough && await row.ReadAsync(cancellationToken))
            {
                rows++;
                if (row.GetInt64(1) == 1)
                {
                    met.Add(row.GetString(0));
                }
            }
        }

        var isAll = rows < search.Rows && met.Count < search.Enough;
        if (!isAll && met.Count <= query.Offset + query.Limit)
        {
            return null;
        }

        var reading = new CaseReading();
        foreach (var id in met.Skip(query.Offset).Take(query.Limit))
        {
            await session.ListAsync(DeskSql.FindCase, [("id", id)], reading.Take, cancellationToken);
        }

        return new(reading.Rows, met.Count) { Unreadable = reading.Unreadable, IsTotalLeast = !isAll };
    }

    private static CaseNote ReadNote(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        new(row.GetString(2), row.GetString(3)),
        row.GetString(4),
        Time(row, 5));

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static double? MedianMinutes(IReadOnlyList<long> milliseconds)
    {
        if (milliseconds.Count == 0)
        {
            return null;
        }

        long[] sorted = [.. milliseconds.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2d / TimeSpan.MillisecondsPerMinute;
    }
}
