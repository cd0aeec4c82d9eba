using System.Data.Common;
using SupportBot.Runtime.State.Insights;

namespace SupportBot.Storage.Relational.Insights;

/// <summary>Reports over what turns wrote beside their conversations.</summary>
internal sealed class InsightStore(Database database) : IInsightStore
{
    private const int BestScore = 4;

    /// <inheritdoc />
    public Task<InsightReport> ReportAsync(DateTimeOffset since, DateTimeOffset until, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(zone);
        (string Name, object? Value)[] time = [("since", since.ToUnixTimeMilliseconds()), ("until", until.ToUnixTimeMilliseconds())];
        return database.ReadAsync(
            async session =>
            {
                var (tally, ratings) = (new InsightTally(), new int[BestScore]);
                await ReadAsync(session, InsightSql.CountInsights, time, tally.Add, cancellationToken);
                var cases = new List<(DateTimeOffset OpenedAt, DateTimeOffset? ClaimedAt)>();
                await ReadAsync(
                    session,
                    InsightSql.ListCases,
                    time,
                    row =>
                    {
                        cases.Add((Time(row, 0), row.IsDBNull(1) ? null : Time(row, 1)));
                        InsightTally.Rate(ratings, row, 2, 1);
                    },
                    cancellationToken);
                var misunderstood = await session.ListAsync(
                    InsightSql.ListMisunderstood, [.. time, ("limit", (long)InsightReport.MostMisunderstood)], ReadMessage, cancellationToken);
                return tally.ToReport(cases, ratings, zone, misunderstood);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<MisunderstoodMessage?> FindMisunderstoodAsync(long id, CancellationToken cancellationToken) =>
        database.FindAsync(InsightSql.FindMisunderstood, [("id", id)], ReadMessage, cancellationToken);

    private static async Task ReadAsync(Session session, string sql, (string Name, object? Value)[] values, Action<DbDataReader> take, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(sql, values).ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            take(row);
        }
    }

    private static MisunderstoodMessage ReadMessage(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), Time(row, 4), row.GetInt32(5));

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
