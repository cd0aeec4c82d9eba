using SupportBot.Benchmarks.Speed;
using SupportBot.Channels.Desk.Events;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.Pipeline.Assignment;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Cases;
using SupportBot.Storage;

namespace SupportBot.Benchmarks.Queue;

/// <summary>Times what the desk asks of a store with 100,000 closed and 10,000 waiting cases, and what the words in them cost whoever writes.</summary>
internal static class CasesCommand
{
    private const int Waiting = 10_000;

    private const int Closed = 100_000;

    private const int Times = 10;

    private static readonly string[] Open = [CaseStatus.Waiting, CaseStatus.Assigned, CaseStatus.Returned];

    private static readonly string[] Questions = ["passport", "reflection", "refl", "a", "blurry photo", "it says", "反", "反光", "照片模糊", "护照 模糊", "DOCUMENT", "reasons/glare", "k00042", "nothing-like-this"];

    public static async Task<int> RunAsync()
    {
        Machine.Print();
        var folder = Directory.CreateTempSubdirectory("supportbot-cases-");
        try
        {
            await using var store = await ConversationStore.OpenAsync(new() { Path = Path.Combine(folder.FullName, "cases.db") }, TimeProvider.System, CancellationToken.None);
            var cases = new ManyCases(store);
            await Timing.OfAsync("writing all, a case each turn", 1, () => cases.WriteAsync(Closed, Waiting));
            await WatchAsync(store);
            await RoundsAsync(store, cases);
            await WriteAsync(cases);
            await SearchAsync(store.Cases);
            Console.WriteLine(FormattableString.Invariant($"\nThe file has {folder.EnumerateFiles().Sum(file => file.Length) / 1e6:F0} MB."));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Machine.Print();
        return 0;
    }

    private static async Task SearchAsync(ICaseStore cases)
    {
        (string Name, string[] Statuses)[] views = [("queue", [CaseStatus.Waiting]), ("open", Open), ("resolved", [CaseStatus.Resolved]), ("every case", [])];
        foreach (var (name, statuses) in views)
        {
            foreach (var text in Questions)
            {
                var query = new CaseQuery { Statuses = statuses, Text = text, IsTotalExact = false };
                var found = await cases.ListCasesAsync(query, CancellationToken.None);
                await Timing.OfAsync(FormattableString.Invariant($"{name}: {text} ({found.Total}{(found.IsTotalLeast ? "+" : "")})"), Times, () => cases.ListCasesAsync(query, CancellationToken.None));
            }
        }
    }

    private static async Task WriteAsync(ManyCases cases)
    {
        await Timing.OfAsync("a turn that changes a case, words as before", 100, () => cases.ChangeAsync(hasNewWords: false));
        await Timing.OfAsync("a turn that changes a case, other words", 100, () => cases.ChangeAsync(hasNewWords: true));
    }

    private static async Task WatchAsync(SupportStore store)
    {
        var content = Dialogs.Load(Dialogs.ReadFiles());
        var watch = new QueueWatch(store.Cases, store.Agents, new AgentPresence(TimeProvider.System), content, TimeProvider.System);
        await Timing.OfAsync("the queue as it was read after every turn before: all rows, and counts", Times, () => ReadAllRowsAsync(store.Cases));
        await Timing.OfAsync("the queue read whole, now every 10 seconds", Times, () => watch.RefreshAsync(CancellationToken.None));
        var rows = await store.Cases.ListCasesOfAsync("c105000", CancellationToken.None);
        await Timing.OfAsync("the queue after a turn: its own case, and counts", Times, async () =>
        {
            watch.Note("c105000", await store.Cases.ListCasesOfAsync("c105000", CancellationToken.None));
            await watch.CountAsync(CancellationToken.None);
        });
        await Timing.OfAsync("the same without the counts, in memory", Times, () =>
        {
            watch.Note("c105000", rows);
            return Task.CompletedTask;
        });
    }

    private static async Task RoundsAsync(SupportStore store, ManyCases cases)
    {
        var (clock, desk) = (TimeProvider.System, new DeskProfile { AutoAssign = true });
        var presence = new AgentPresence(clock);
        var alerts = new AlertRound(store.Cases, store.Agents, store.Alerts, presence, new(presence, clock), [], desk, clock);
        var assignment = new AssignRound(new(store.Conversations, new(Dialogs.Load(Dialogs.ReadFiles())), clock), store.Cases, store.Agents, presence, desk, clock);
        using var here = presence.Arrive("nobody");
        foreach (var (name, round) in new (string, Round)[] { ("alerts", alerts), ("assignment", assignment) })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await Timing.OfAsync($"{name}: the first round, which reads all", 1, () => round.RunAsync(CancellationToken.None));
            Console.WriteLine(FormattableString.Invariant($"{name} keeps {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F1} MB"));
            await Timing.OfAsync($"{name}: a round in which nothing changed", 50, () => round.RunAsync(CancellationToken.None));
            await Timing.OfAsync($"{name}: a turn, and the round after it", 50, async () =>
            {
                await cases.ChangeAsync(hasNewWords: false);
                await round.RunAsync(CancellationToken.None);
            });
        }
    }

    private static async Task ReadAllRowsAsync(ICaseStore cases)
    {
        await cases.CountCasesAsync(DateTimeOffset.UtcNow, CancellationToken.None);
        for (var offset = 0; offset < Waiting; offset += 500)
        {
            await cases.ListCasesAsync(new() { Statuses = [CaseStatus.Waiting], Offset = offset, Limit = 500 }, CancellationToken.None);
        }
    }
}
