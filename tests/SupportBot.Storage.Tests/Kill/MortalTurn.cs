using System.Diagnostics;
using System.Globalization;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;
using SupportBot.Storage.Relational;
using SupportBot.Storage.Sqlite;
using SupportBot.Storage.Tests.Faults;
using Activity = SupportBot.Schema.Activity;

namespace SupportBot.Storage.Tests.Kill;

/// <summary>
/// A process that carries out one turn on a file and is killed at one of its statements: no handler runs, no buffer is flushed, no connection is closed. It says at which statement
/// it dies; where the turn has fewer statements, it lives.
/// </summary>
internal static class MortalTurn
{
    /// <summary>The first argument of such a process; then the file, the turn, the number of the statement from 0, and whether before or after it.</summary>
    public const string Word = "--die";

    public const string Before = "before", After = "after";

    public const string Handoff = "handoff", Claim = "claim";

    public const string Id = "c", Key = "key", Ask = "I want a human agent";

    private const int BusySeconds = 10;

    public static AgentIdentity Ben { get; } = new("agent-ben", "Ben");

    public static async Task<int> RunAsync(string[] args)
    {
        var (file, turn, at, when) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), args[3]);
        var observer = new Observer();
        await using var support = await RelationalStore.OpenAsync(
            observer.Watch(new SqliteDataSource(file, BusySeconds)), new SqliteDialect(file), null, TimeProvider.System, CancellationToken.None);
        var pipeline = new TurnPipeline(support.Conversations, RealContent.Turn, TimeProvider.System, Board());
        var statements = 0;
        observer.Executing = sql => DieIf(when == Before && statements == at, sql);
        observer.Executed = sql => DieIf(when == After && statements++ == at, sql);
        if (when == Before)
        {
            observer.Executed = _ => statements++;
        }

        await TakeAsync(pipeline, turn);
        return 0;
    }

    /// <summary>The turn, as the process takes it and as the test takes it again.</summary>
    public static async Task<TurnOutcome> TakeAsync(TurnPipeline pipeline, string turn) => turn == Handoff
        ? (await pipeline.ReceiveAsync(Id, Activity.Message(Ask), Key, CancellationToken.None)).Outcome
        : (await pipeline.ActAsync(Id, new ClaimCase(Ben), Key, CancellationToken.None)).Outcome;

    private static QueueBoard Board()
    {
        var board = new QueueBoard();
        board.Use(_ => QueueOutlook.Free);
        return board;
    }

    private static void DieIf(bool isTime, string sql)
    {
        if (!isTime)
        {
            return;
        }

        Console.Out.WriteLine(sql.ReplaceLineEndings(" "));
        Console.Out.Flush();
        using var self = Process.GetCurrentProcess();
        self.Kill();

        // SIGKILL cannot be caught, but it may take a moment: nothing more of the turn is done meanwhile.
        new ManualResetEvent(false).WaitOne();
    }
}
