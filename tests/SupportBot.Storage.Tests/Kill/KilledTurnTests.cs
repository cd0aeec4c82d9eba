using System.Diagnostics;
using System.Globalization;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;
using SupportBot.Storage.Tests.Faults;
using Activity = SupportBot.Schema.Activity;

namespace SupportBot.Storage.Tests.Kill;

/// <summary>
/// <c>kill -9</c> of a real process right before and right after every statement of a turn, <c>BEGIN</c> and <c>COMMIT</c> among them: afterwards all of the turn is in the
/// file, or nothing of it. To start a process costs more than all the rest, so one of them stands at every statement at once, each in a file of its own.
/// </summary>
public sealed class KilledTurnTests : EngineTests<SqliteEngine>
{
    private const int Killed = 128 + 9;

    private const int MostStatements = 30;

    private static readonly string Executable = Path.ChangeExtension(typeof(KilledTurnTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    [Theory]
    [InlineData(MortalTurn.Handoff)]
    [InlineData(MortalTurn.Claim)]
    public async Task A_process_that_is_killed_at_any_statement_leaves_the_turn_whole_or_absent(string turn)
    {
        await PrepareAsync(turn);
        var (begun, deaths) = (TimeProvider.System.GetTimestamp(), new List<string>());
        foreach (var when in new[] { MortalTurn.Before, MortalTurn.After })
        {
            var killed = await KillAsync(turn, when);
            deaths.AddRange(killed.OfType<string>().Select(sql => $"{when} {sql}"));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{turn}: {deaths.Count} turns were killed in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:F1} s\n{string.Join('\n', deaths.Select(death => death[..Math.Min(70, death.Length)]))}");
        foreach (var when in new[] { MortalTurn.Before, MortalTurn.After })
        {
            var statements = deaths.Where(death => death.StartsWith(when, StringComparison.Ordinal)).Select(death => death[(when.Length + 1)..]).ToArray();
            Assert.Equal((1, statements.Length - 1), (Array.IndexOf(statements, Observer.Begin), Array.IndexOf(statements, Observer.Commit)));
            Assert.InRange(statements.Length, 8, MostStatements - 1);
            Assert.Contains(statements, sql => sql.StartsWith("INSERT INTO activities", StringComparison.Ordinal));
            Assert.Contains(statements, sql => sql.StartsWith("INSERT INTO handoff_cases", StringComparison.Ordinal));
        }
    }

    /// <returns>The statements at which the turns died, in order, and one <see langword="null"/> for a turn that lived.</returns>
    private async Task<IReadOnlyList<string?>> KillAsync(string turn, string when)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Engine.Folder, when)).FullName;
        foreach (var at in Enumerable.Range(0, MostStatements))
        {
            File.Copy(Engine.File, MortalTurn.FileOf(folder, at));
        }

        var (exitCode, said) = await RunAsync(folder, turn, when);
        Assert.True(exitCode == Killed || OperatingSystem.IsWindows(), $"{exitCode}: {string.Join('\n', said)}");
        Assert.Equal(MostStatements, said.Length);
        List<string?> ends = [];
        for (var at = 0; at == 0 || (at < MostStatements && ends[^1] is not null); at++)
        {
            var sql = said[at] == MortalTurn.Lived ? null : said[at];
            await using var engine = new SqliteEngine();
            foreach (var file in Directory.EnumerateFiles(folder, $"{at}.db*"))
            {
                File.Move(file, Path.Combine(engine.Folder, Path.GetFileName(engine.File) + Path.GetFileName(file)[$"{at}.db".Length..]));
            }

            await CheckBothAsync(engine, turn, hasHappened: sql is null || (when, sql) == (MortalTurn.After, Observer.Commit));
            ends.Add(sql);
        }

        return ends;
    }

    /// <summary>All or nothing; and all, once the turn is taken again.</summary>
    private static async Task CheckBothAsync(SqliteEngine engine, string turn, bool hasHappened)
    {
        await CheckAsync(engine, turn, hasHappened);
        await using (var support = await engine.OpenAllAsync())
        {
            Assert.Equal(hasHappened ? TurnOutcome.Repeated : TurnOutcome.Committed, await MortalTurn.TakeAsync(engine.Pipeline(support.Conversations), turn));
        }

        await CheckAsync(engine, turn, hasHappened: true);
    }

    private static async Task CheckAsync(SqliteEngine engine, string turn, bool hasHappened)
    {
        Assert.Equal("ok", await engine.ExecuteAsync("PRAGMA integrity_check"));
        await using var support = await engine.OpenAllAsync();
        var (found, log) = (await support.Conversations.GetAsync(MortalTurn.Id), await support.Conversations.LogAsync(MortalTurn.Id));
        var rows = await support.Cases.ListCasesOfAsync(MortalTurn.Id, Cancelled);
        Assert.Equal(found.LastSequence, log.Count);
        Assert.Equal(found.State.Handoff, rows.Count == 0 ? null : Assert.Single(rows).Case);
        Assert.Equal(
            log.Count(activity => activity.Type == ActivityTypes.Message && activity.From!.Id == "supportbot"),
            await engine.CountAsync("SELECT count(*) FROM outbox"));
        Assert.True((await support.Agents.VerifyAuditAsync(Cancelled)).IsWhole);
        if (turn == MortalTurn.Handoff)
        {
            // The customer reads that somebody comes if and only if the case stands in the queue.
            Assert.Equal(hasHappened ? [CaseStatus.Waiting] : [], rows.Select(row => row.Case.Status));
            Assert.Equal(hasHappened ? 1 : 0, log.Count(activity => activity.Text == MortalTurn.Ask));
            Assert.Equal(hasHappened, log[^1].ReplyToId is not null);
            Assert.Equal(hasHappened ? 1 : 0, log.Count(activity => activity.Name == "handoff.initiate"));
        }
        else
        {
            Assert.Equal(hasHappened ? (CaseStatus.Assigned, MortalTurn.Ben) : (CaseStatus.Waiting, null), (rows[0].Case.Status, rows[0].Case.Agent));
            Assert.Equal(hasHappened ? 1 : 0, log.Count(activity => activity.Name == "handoff.status"));
            Assert.Equal(
                hasHappened ? [(MortalTurn.Ben.Id, AuditAction.Claim, rows[0].Case.Id)] : [],
                (await support.Agents.ReadAuditAsync(0, 10, Cancelled)).Select(entry => (entry.AgentId, entry.Action, entry.Target!)));
        }
    }

    private async Task PrepareAsync(string turn)
    {
        await using var support = await Engine.OpenAllAsync();
        var pipeline = Engine.Pipeline(support.Conversations);
        await pipeline.OpenAsync(Commits.Reference(MortalTurn.Id) with { ServiceUrl = "https://smba.example" }, null, Cancelled);
        if (turn == MortalTurn.Claim)
        {
            await pipeline.ReceiveAsync(MortalTurn.Id, Activity.Message(MortalTurn.Ask), "before", Cancelled);
        }
    }

    private static async Task<(int ExitCode, string[] Said)> RunAsync(string folder, string turn, string when)
    {
        var start = new ProcessStartInfo(Executable, [MortalTurn.Word, folder, MostStatements.ToString(CultureInfo.InvariantCulture), turn, when])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        return (process.ExitCode, said.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }
}
