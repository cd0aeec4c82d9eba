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
/// A process that carries out one turn on each of many files, stops every one of them at another statement, and is killed once all stand still: no handler runs, no buffer is
/// flushed, no connection is closed. So one process dies at every statement of a turn. It says where it stopped; where the turn has fewer statements, it was carried out.
/// </summary>
internal static class MortalTurn
{
    /// <summary>The first argument of such a process; then the folder of the files, their number, the turn, and whether to stop before or after a statement.</summary>
    public const string Word = "--die";

    public const string Before = "before", After = "after";

    /// <summary>What it says of a turn that was carried out.</summary>
    public const string Lived = "-";

    public const string Handoff = "handoff", Claim = "claim";

    public const string Id = "c", Key = "key", Ask = "I want a human agent";

    private const int BusySeconds = 10;

    public static AgentIdentity Ben { get; } = new("agent-ben", "Ben");

    /// <summary>The file whose turn stops at a statement, counted from 0.</summary>
    public static string FileOf(string folder, int at) => Path.Combine(folder, $"{at}.db");

    public static async Task<int> RunAsync(string[] args)
    {
        var (folder, files, turn, when) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), args[2], args[3]);

        // Each file's writer holds a thread until the end.
        ThreadPool.SetMinThreads(2 * files, 2 * files);
        var ends = await Task.WhenAll(Enumerable.Range(0, files).Select(at => Task.Run(() => RunAsync(FileOf(folder, at), turn, at, when))));
        foreach (var sql in ends)
        {
            Console.Out.WriteLine(sql?.ReplaceLineEndings(" ") ?? Lived);
        }

        Console.Out.Flush();
        using var self = Process.GetCurrentProcess();
        self.Kill();

        // SIGKILL cannot be caught, but it may take a moment: nothing more is done meanwhile.
        new ManualResetEvent(false).WaitOne();
        return 0;
    }

    /// <summary>The turn, as the process takes it and as the test takes it again.</summary>
    public static async Task<TurnOutcome> TakeAsync(TurnPipeline pipeline, string turn) => turn == Handoff
        ? (await pipeline.ReceiveAsync(Id, Activity.Message(Ask), Key, CancellationToken.None)).Outcome
        : (await pipeline.ActAsync(Id, new ClaimCase(Ben), Key, CancellationToken.None)).Outcome;

    /// <returns>The statement at which the turn stands still; <see langword="null"/> if it has none of that number.</returns>
    private static async Task<string?> RunAsync(string file, string turn, int at, string when)
    {
        var observer = new Observer();
        var support = await RelationalStore.OpenAsync(
            observer.Watch(new SqliteDataSource(file, BusySeconds)), new SqliteDialect(file), null, TimeProvider.System, CancellationToken.None);
        var pipeline = new TurnPipeline(support.Conversations, RealContent.Turn, TimeProvider.System, Board());
        var (statements, stopped) = (0, new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        observer.Executing = sql => StopIf(when == Before && statements == at, sql, stopped);
        observer.Executed = sql => StopIf(when == After && statements++ == at, sql, stopped);
        if (when == Before)
        {
            observer.Executed = _ => statements++;
        }

        // On a thread of its own: what stops, keeps it.
        var taking = Task.Run(() => TakeAsync(pipeline, turn));
        await await Task.WhenAny(taking, stopped.Task);
        return stopped.Task.IsCompleted ? await stopped.Task : null;
    }

    private static QueueBoard Board()
    {
        var board = new QueueBoard();
        board.Use(_ => QueueOutlook.Free);
        return board;
    }

    /// <summary>Holds the thread that carries out the turn, so that it gets no further.</summary>
    private static void StopIf(bool isTime, string sql, TaskCompletionSource<string> stopped)
    {
        if (isTime)
        {
            stopped.SetResult(sql);
            new ManualResetEvent(false).WaitOne();
        }
    }
}
