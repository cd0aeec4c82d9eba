using System.Collections.Concurrent;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Events;

/// <summary>Which agents look at which case, and who of them writes. Whoever gives no sign for a while is forgotten. Thread-safe.</summary>
internal sealed class CaseViewers(TimeProvider clock)
{
    private static readonly TimeSpan LooksFor = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan TypesFor = TimeSpan.FromSeconds(6);

    private readonly ConcurrentDictionary<(string CaseId, string AgentId), Viewer> _viewers = new();

    public void Look(string caseId, AgentIdentity agent, bool isLooking)
    {
        if (isLooking)
        {
            Note(caseId, agent, viewer => viewer with { LooksUntil = clock.GetUtcNow() + LooksFor });
        }
        else
        {
            _viewers.TryRemove((caseId, agent.Id), out _);
        }
    }

    public void Type(string caseId, AgentIdentity agent) =>
        Note(caseId, agent, viewer => new(agent.Name, clock.GetUtcNow() + LooksFor, clock.GetUtcNow() + TypesFor));

    public IReadOnlyList<CaseRowView.ViewerView> Of(string caseId)
    {
        var now = clock.GetUtcNow();
        return [.. _viewers.Where(entry => entry.Key.CaseId == caseId && entry.Value.LooksUntil > now)
            .OrderBy(entry => entry.Value.Name, StringComparer.Ordinal)
            .Select(entry => new CaseRowView.ViewerView(entry.Key.AgentId, entry.Value.Name, entry.Value.TypesUntil > now))];
    }

    /// <summary>Forgets who looked long ago.</summary>
    public void Tidy()
    {
        foreach (var entry in _viewers.Where(entry => entry.Value.LooksUntil <= clock.GetUtcNow()))
        {
            _viewers.TryRemove(entry);
        }
    }

    private void Note(string caseId, AgentIdentity agent, Func<Viewer, Viewer> change) =>
        _viewers.AddOrUpdate((caseId, agent.Id), _ => change(new(agent.Name, default, default)), (_, known) => change(known));

    private sealed record Viewer(string Name, DateTimeOffset LooksUntil, DateTimeOffset TypesUntil);
}
