using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Engines;
using SupportBot.Storage.Tests.Faults;

namespace SupportBot.Storage.Tests.Relational;

/// <summary>The writer is held up at its first statement until everything else of the test waits in the queue.</summary>
public sealed class CommitQueueTests : StoreTests<SqliteEngine>
{
    private readonly TaskCompletionSource _hold = new();
    private readonly List<string> _statements = [];

    [Fact]
    public async Task What_waits_is_committed_together()
    {
        var first = Hold();
        var others = Enumerable.Range(0, 50).Select(at => Store.CommitAsync(Commits.First($"c{at}"), Cancelled)).ToArray();

        _hold.SetResult();

        await first;
        Assert.All(await Task.WhenAll(others), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(2, _statements.Count(statement => statement == Observer.Commit));
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_it_is_committed()
    {
        var first = Hold();
        var second = Store.CommitAsync(Commits.First("c"), Cancelled);
        var wasDone = new List<bool>();
        Engine.Observer.Executed += _ => wasDone.Add(second.IsCompleted);

        _hold.SetResult();
        await Task.WhenAll(first, second);

        Assert.All(wasDone, Assert.False);
    }

    [Fact]
    public async Task One_that_fails_harms_none_that_waits_beside_it()
    {
        var conversation = await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("c")), "key"));
        var first = Hold();
        var before = Store.CommitAsync(Commits.First("before"), Cancelled);
        var duplicate = Store.CommitAsync(Commits.After(conversation, "key"), Cancelled);
        var broken = Store.CommitAsync(Commits.First("broken") with { Effects = [new Unheard()] }, Cancelled);
        var after = Store.CommitAsync(Commits.First("after"), Cancelled);

        _hold.SetResult();

        Assert.Equal([CommitResult.Committed, CommitResult.Committed, CommitResult.Superseded, CommitResult.Committed], await Task.WhenAll(first, before, duplicate, after));
        Assert.Contains(nameof(Unheard), (await Assert.ThrowsAsync<NotSupportedException>(() => broken)).Message, StringComparison.Ordinal);
        Assert.Null(await Store.FindAsync("broken", null, Cancelled));
        Assert.Equal(2, (await Store.GetAsync("c")).Version);
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_stop_the_writer()
    {
        using var giveUp = new CancellationTokenSource();
        var first = Hold();
        var impatient = Store.CommitAsync(Commits.First("c"), giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);

        _hold.SetResult();
        await first;

        await Store.ProbeAsync(Cancelled);
        Assert.NotNull(await Store.FindAsync("c", null, Cancelled));
    }

    private Task<CommitResult> Hold()
    {
        var isHeld = new TaskCompletionSource();
        Engine.Observer.Executed = statement =>
        {
            _statements.Add(statement);
            isHeld.TrySetResult();
            _hold.Task.GetAwaiter().GetResult();
        };
        var first = Store.CommitAsync(Commits.First("first"), Cancelled);
        isHeld.Task.GetAwaiter().GetResult();
        return first;
    }

    private sealed record Unheard : Effect;
}
