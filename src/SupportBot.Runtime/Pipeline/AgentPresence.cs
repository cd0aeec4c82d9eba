using System.Collections.Concurrent;

namespace SupportBot.Runtime.Pipeline;

/// <summary>
/// Which agents are at the desk: what they say of themselves, and when there was last a sign of life. In memory and for one process; thread-safe. Time is counted
/// by the clock that nobody sets, so a jump of the other one sends nobody away.
/// </summary>
/// <param name="clock">Counts the time between signs of life.</param>
public sealed class AgentPresence(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Sign> _agents = new(StringComparer.Ordinal);
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Called after a status changed, with the agent's id. Set once, at the start; it returns at once and throws nothing.</summary>
    public Action<string>? StatusChanged { get; set; }

    /// <summary>The agent is there: a socket is open, or a request came in. Whoever was not known before is <see cref="AgentStatus.Online"/>.</summary>
    public void SignOfLife(string agentId) =>
        _agents.AddOrUpdate(agentId, _ => new(AgentStatus.Online, clock.GetTimestamp()), (_, known) => known with { At = clock.GetTimestamp() });

    /// <summary>Notes what the agent says of itself, one of <see cref="AgentStatus"/>; it is a sign of life too.</summary>
    public void SetStatus(string agentId, string status)
    {
        _agents[agentId] = new(status, clock.GetTimestamp());
        StatusChanged?.Invoke(agentId);
    }

    /// <summary>What the agent said last; <see cref="AgentStatus.Offline"/> where this process never saw one.</summary>
    public string StatusOf(string agentId) => _agents.TryGetValue(agentId, out var known) ? known.Status : AgentStatus.Offline;

    /// <summary>Whether the agent is there and takes cases.</summary>
    public bool IsOnline(string agentId, int goneSeconds) => StatusOf(agentId) == AgentStatus.Online && !IsGone(agentId, goneSeconds);

    /// <summary>The agents who are there and take cases.</summary>
    public IReadOnlyList<string> Online(int goneSeconds) => [.. _agents.Keys.Where(agent => IsOnline(agent, goneSeconds)).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Whether there was no sign of life for so many seconds. Whoever was not seen since the process began has that long from the beginning, so that a restart
    /// takes no case away from an agent who is about to connect again.
    /// </summary>
    public bool IsGone(string agentId, int goneSeconds) =>
        clock.GetElapsedTime(_agents.TryGetValue(agentId, out var known) ? known.At : _start) >= TimeSpan.FromSeconds(goneSeconds);

    private sealed record Sign(string Status, long At);
}
