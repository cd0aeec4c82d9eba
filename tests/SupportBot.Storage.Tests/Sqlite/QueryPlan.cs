using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace SupportBot.Storage.Tests.Sqlite;

/// <summary>How SQLite would carry a statement out: a line for each table and index that it walks.</summary>
internal static partial class QueryPlan
{
    public static async Task<string> OfAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
        }

        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var plan = new List<string>();
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(row.GetString(3));
        }

        Assert.NotEmpty(plan);
        return string.Join('\n', plan);
    }

    [GeneratedRegex("@[a-z_0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
