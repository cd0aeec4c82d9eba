using System.Collections.Concurrent;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>
/// Writes down who read what, before it is answered; what cannot be written down is not answered. What is done to a case, a note or an account is written by the store,
/// together with it. Thread-safe.
/// </summary>
internal sealed class AuditTrail(IAgentStore store, TimeProvider clock)
{
    /// <summary>The page loads a case again and again; one entry tells that the agent looked into it.</summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromMinutes(10);

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string AgentId, string Action, string? Target, string? Filter), DateTimeOffset> _readings = new();

    /// <summary>An entry of now, for a store that writes it together with what it tells of.</summary>
    public AuditEntry Entry(string agentId, string action, string? target, string? detail = null) => new(0, clock.GetUtcNow(), agentId, action, target, detail);

    public Task WriteAsync(string agentId, string action, string? target, string? detail, CancellationToken cancellationToken) =>
        store.AddAuditAsync(Entry(agentId, action, target, detail), cancellationToken);

    /// <summary>Notes that an agent looks into a case, before it may: once in a while is enough.</summary>
    public Task ReadAsync(string agentId, string action, string? target, CancellationToken cancellationToken) =>
        ListAsync(agentId, action, target, null, null, cancellationToken);

    /// <summary>Notes that an agent is about to be shown a list: once in a while for each filter.</summary>
    /// <param name="agentId">Who.</param>
    /// <param name="action">What list.</param>
    /// <param name="target">Which part of it.</param>
    /// <param name="filter">What it is narrowed by.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ListAsync(string agentId, string action, string? target, string? filter, int? rows, CancellationToken cancellationToken)
    {
        var (key, now) = ((agentId, action, target, filter), clock.GetUtcNow());
        if (_readings.TryGetValue(key, out var before) && now - before < OneReading && now >= before)
        {
            return;
        }

        await WriteAsync(agentId, action, target, string.Join("; ", new[] { filter, rows is null ? null : $"rows={rows}" }.OfType<string>()) is { Length: > 0 } detail ? detail : null, cancellationToken);
        if (_readings.Count > MostRemembered)
        {
            _readings.Clear();
        }

        _readings[key] = now;
    }
}
