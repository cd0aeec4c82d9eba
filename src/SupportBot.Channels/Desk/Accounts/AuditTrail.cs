using System.Collections.Concurrent;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>Writes down who read and who did what. Thread-safe.</summary>
internal sealed class AuditTrail(IAgentStore store, TimeProvider clock)
{
    /// <summary>The page loads a case again and again; one entry tells that the agent looked into it.</summary>
    public static readonly TimeSpan OneReading = TimeSpan.FromMinutes(10);

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string AgentId, string Action, string CaseId), DateTimeOffset> _readings = new();

    public Task WriteAsync(string agentId, string action, string? target, string? detail, CancellationToken cancellationToken) =>
        store.AddAuditAsync(new(0, clock.GetUtcNow(), agentId, action, target, detail), cancellationToken);

    /// <summary>Notes that an agent looks into a case, before it may: once in a while is enough.</summary>
    public async Task ReadAsync(string agentId, string action, string caseId, CancellationToken cancellationToken)
    {
        var (key, now) = ((agentId, action, caseId), clock.GetUtcNow());
        if (_readings.TryGetValue(key, out var before) && now - before < OneReading && now >= before)
        {
            return;
        }

        await WriteAsync(agentId, action, caseId, null, cancellationToken);
        if (_readings.Count > MostRemembered)
        {
            _readings.Clear();
        }

        _readings[key] = now;
    }
}
