using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>An outbox that cannot note an arrival a few times.</summary>
internal sealed class UnsteadyOutbox(IOutboxStore store) : IOutboxStore
{
    public int Failures { get; set; }

    public Task<IReadOnlyList<OutboxItem>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => store.ListDueAsync(now, limit, cancellationToken);

    public Task CompleteAsync(long itemId, string? channelActivityId, CancellationToken cancellationToken) =>
        Failures-- > 0 ? throw new StoreUnavailableException("The disk is full.") : CompleteNowAsync(itemId, channelActivityId, cancellationToken);

    public Task PostponeAsync(long itemId, DateTimeOffset dueAt, string problem, CancellationToken cancellationToken) => store.PostponeAsync(itemId, dueAt, problem, cancellationToken);

    public Task BuryAsync(long itemId, string problem, CancellationToken cancellationToken) => store.BuryAsync(itemId, problem, cancellationToken);

    public Task CloseAsync(string conversationId, string problem, CancellationToken cancellationToken) => store.CloseAsync(conversationId, problem, cancellationToken);

    public Task<IReadOnlyList<OutboxItem>> ListDeadAsync(int limit, CancellationToken cancellationToken) => store.ListDeadAsync(limit, cancellationToken);

    public Task<bool> ReviveAsync(long itemId, DateTimeOffset dueAt, AuditEntry? audit, CancellationToken cancellationToken) => store.ReviveAsync(itemId, dueAt, audit, cancellationToken);

    public Task<string?> FindChannelActivityIdAsync(string conversationId, long sequence, CancellationToken cancellationToken) =>
        store.FindChannelActivityIdAsync(conversationId, sequence, cancellationToken);

    private Task CompleteNowAsync(long itemId, string? channelActivityId, CancellationToken cancellationToken)
    {
        Failures = 0;
        return store.CompleteAsync(itemId, channelActivityId, cancellationToken);
    }
}
