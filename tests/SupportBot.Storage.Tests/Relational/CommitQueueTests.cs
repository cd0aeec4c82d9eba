using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Engines;
using SupportBot.Storage.Tests.Faults;

namespace SupportBot.Storage.Tests.Relational;

/// <summary>The writer is held up at its first statement until everything else of the test waits in the queue.</summary>
public sealed class CommitQueueTests : IAsyncLifetime
{
    private readonly SqliteEngine _engine = new();
    private readonly TaskCompletionSource _hold = new();
    private readonly List<string> _statements = [];
    private IConversationStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _engine.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_is_committed_together()
    {
        var first = Hold();
        var others = Enumerable.Range(0, 50).Select(at => _store.CommitAsync(Commits.First($"c{at}"), Cancelled)).ToArray();

        _hold.SetResult();

        await first;
        Assert.All(await Task.WhenAll(others), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(2, _statements.Count(statement => statement == Observer.Commit));
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_it_is_committed()
    {
        var first = Hold();
        var second = _store.CommitAsync(Commits.First("c"), Cancelled);
        var wasDone = new List<bool>();
        _engine.Observer.Executed += _ => wasDone.Add(second.IsCompleted);

        _hold.SetResult();
        await Task.WhenAll(first, second);

        Assert.All(wasDone, Assert.False);
    }

    [Fact]
    public async Task One_that_fails_harms_none_that_waits_beside_it()
    {
        var conversation = await _store.StoreAsync(Commits.After(await _store.StoreAsync(Commits.First("c")), "key"));
        var first = Hold();
        var before = _store.CommitAsync(Commits.First("before"), Cancelled);
        var duplicate = _store.CommitAsync(Commits.After(conversation, "key"), Cancelled);
        var broken = _store.CommitAsync(Commits.First("broken") with { Effects = [new Unheard()] }, Cancelled);
        var after = _store.CommitAsync(Commits.First("after"), Cancelled);

        _hold.SetResult();

        Assert.Equal([CommitResult.Committed, CommitResult.Committed, CommitResult.Superseded, CommitResult.Committed], await Task.WhenAll(first, before, duplicate, after));
        Assert.Contains(nameof(Unheard), (await Assert.ThrowsAsync<NotSupportedException>(() => broken)).Message, StringComparison.Ordinal);
        Assert.Null(await _store.FindAsync("broken", null, Cancelled));
        Assert.Equal(2, (await _store.GetAsync("c")).Version);
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_stop_the_writer()
    {
        using var giveUp = new CancellationTokenSource();
        var first = Hold();
        var impatient = _store.CommitAsync(Commits.First("c"), giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);

        _hold.SetResult();
        await first;

        await _store.ProbeAsync(Cancelled);
        Assert.NotNull(await _store.FindAsync("c", null, Cancelled));
    }

    private Task<CommitResult> Hold()
    {
        var isHeld = new TaskCompletionSource();
        _engine.Observer.Executed = statement =>
        {
            _statements.Add(statement);
            isHeld.TrySetResult();
            _hold.Task.GetAwaiter().GetResult();
        };
        var first = _store.CommitAsync(Commits.First("first"), Cancelled);
        isHeld.Task.GetAwaiter().GetResult();
        return first;
    }

    private sealed record Unheard : Effect;
}
