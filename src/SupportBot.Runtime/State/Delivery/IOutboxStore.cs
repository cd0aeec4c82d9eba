using SupportBot.Runtime.State.Agents;

namespace SupportBot.Runtime.State.Delivery;

/// <summary>The outbox that turns fill: what has to leave for connector channels, in order per conversation. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface IOutboxStore
{
    /// <summary>The first item of every conversation, if it is due at <paramref name="now"/> and not dead: later ones wait for it.</summary>
    Task<IReadOnlyList<OutboxItem>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The item arrived: it leaves the outbox, and the log notes the id that the channel gave it, if it gave one.</summary>
    Task CompleteAsync(long itemId, string? channelActivityId, CancellationToken cancellationToken);

    /// <summary>The item did not arrive and is tried again at <paramref name="dueAt"/>.</summary>
    Task PostponeAsync(long itemId, DateTimeOffset dueAt, string problem, CancellationToken cancellationToken);

    /// <summary>The item is given up; what waits behind it goes on.</summary>
    Task BuryAsync(long itemId, string problem, CancellationToken cancellationToken);

    /// <summary>The conversation is gone for good: everything that waits for it is given up, and its reminders are closed.</summary>
    Task CloseAsync(string conversationId, string problem, CancellationToken cancellationToken);

    /// <summary>What was given up, newest first.</summary>
    Task<IReadOnlyList<OutboxItem>> ListDeadAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Tries a dead item again.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="dueAt">When.</param>
    /// <param name="audit">What the audit log tells of it, if and only if it is done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> ReviveAsync(long itemId, DateTimeOffset dueAt, AuditEntry? audit, CancellationToken cancellationToken);

    /// <summary>The id that the channel gave to an activity of the log, for updating it; <see langword="null"/> if none is known.</summary>
    Task<string?> FindChannelActivityIdAsync(string conversationId, long sequence, CancellationToken cancellationToken);
}
