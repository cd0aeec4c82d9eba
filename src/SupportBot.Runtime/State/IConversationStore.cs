namespace SupportBot.Runtime.State;

/// <summary>Keeps conversations: whole turns in, the state and the log out (D3, D4). Thread-safe.</summary>
/// <remarks>
/// Every method throws <see cref="StoreUnavailableException"/> while the store cannot work, and works again as soon as it can, without a
/// restart. Disposal finishes the commits that wait.
/// </remarks>
public interface IConversationStore : IAsyncDisposable
{
    /// <summary>The conversation as the last committed turn left it, or <see langword="null"/> if there is none.</summary>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="key">The idempotency key to look up beside it: fills in <see cref="StoredConversation.Earlier"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoredStateException">The stored state cannot be read. Nothing is changed, and the log stays readable.</exception>
    Task<StoredConversation?> FindAsync(string conversationId, string? key, CancellationToken cancellationToken);

    /// <summary>Id of the conversation that an account has open in a channel, or <see langword="null"/>. There is never more than one.</summary>
    Task<string?> FindOpenAsync(string channelId, string account, CancellationToken cancellationToken);

    /// <summary>Stores a turn, all of it or nothing. When the result is here, the turn survives a crash of the machine.</summary>
    /// <remarks>After a cancellation or a <see cref="StoreUnavailableException"/> the turn may stand nevertheless; a look-up with its key tells.</remarks>
    Task<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Activities of the log after a place in it, oldest first; none for a conversation that does not exist.</summary>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="after">The watermark: sequence of the last activity that the reader has; 0 reads from the beginning.</param>
    /// <param name="limit">The most activities to read, at least 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<LogPage> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Proves that a turn could be committed now, by committing something smaller.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}
