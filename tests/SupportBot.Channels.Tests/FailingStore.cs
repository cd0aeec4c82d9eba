using SupportBot.Runtime.State;

namespace SupportBot.Channels.Tests;

/// <summary>A store that the test can take away: with a full disk nothing is committed, and a lost one is not read either.</summary>
internal sealed class FailingStore(IConversationStore store) : IConversationStore
{
    public bool IsFull { get; set; }

    public bool IsLost { get; set; }

    /// <summary>What happens just before the next turn is committed, once.</summary>
    public Func<Task>? BeforeCommit { get; set; }

    /// <summary>Whether a look-up gives no answer, until whoever asked gives up.</summary>
    public bool IsSilent { get; set; }

    public async Task<StoredConversation?> FindAsync(string conversationId, string? key, CancellationToken cancellationToken)
    {
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return IsLost ? throw Failure() : await store.FindAsync(conversationId, key, cancellationToken);
    }

    public Task<string?> FindOpenAsync(string channelId, string account, CancellationToken cancellationToken) =>
        IsLost ? throw Failure() : store.FindOpenAsync(channelId, account, cancellationToken);

    public async Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var before = BeforeCommit;
        BeforeCommit = null;
        await (before?.Invoke() ?? Task.CompletedTask);
        return IsFull || IsLost ? throw Failure() : await store.CommitAsync(commit, cancellationToken);
    }

    public Task<LogPage> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        IsLost ? throw Failure() : store.ReadAsync(conversationId, after, limit, cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => IsFull || IsLost ? throw Failure() : store.ProbeAsync(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static StoreUnavailableException Failure() => new("The disk of /somewhere/secret.db is full. Make room.");
}
