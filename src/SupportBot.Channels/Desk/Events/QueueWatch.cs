using System.Collections.Immutable;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Desk.Events;

/// <summary>
/// What is known of the queue, in memory, so that a turn never waits for it: who is before whom, and how long a case takes. It is read whole now and then; in between, turns
/// change single places. One at a time changes it; anybody may ask.
/// </summary>
internal sealed class QueueWatch(ICaseStore cases, IAgentStore agents, AgentPresence presence, SupportContent content, TimeProvider clock)
{
    private static readonly ImmutableSortedSet<WaitingCase> Nobody = ImmutableSortedSet.Create(WaitingCase.Order);

    private volatile Known _known = new(Nobody, ImmutableDictionary.Create<string, WaitingCase>(StringComparer.Ordinal));

    private volatile bool _hasAgents;

    private double _medianMinutes = double.NaN;

    /// <summary>Reads the queue anew.</summary>
    /// <returns>How much there is to do.</returns>
    public async Task<CaseCounts> RefreshAsync(CancellationToken cancellationToken)
    {
        var waiting = await cases.ListWaitingAsync(cancellationToken);
        await LookForAgentsAsync(cancellationToken);
        var line = Nobody.Union(waiting);
        _known = new(line, line.Reverse().Aggregate(_known.Places.Clear().ToBuilder(), (places, place) => With(places, place)).ToImmutable());
        return await CountAsync(cancellationToken);
    }

    /// <summary>Takes in what a turn made of a conversation's cases.</summary>
    public void Note(string conversationId, IReadOnlyList<CaseRow> rows)
    {
        var (line, places) = _known;
        if (places.TryGetValue(conversationId, out var before))
        {
            (line, places) = (line.Remove(before), places.Remove(conversationId));
        }

        if (rows.Select(WaitingCase.Of).OfType<WaitingCase>().Order(WaitingCase.Order).FirstOrDefault() is { } now)
        {
            (line, places) = (line.Add(now), places.Add(conversationId, now));
        }

        _known = new(line, places);
    }

    /// <summary>Counts how much there is to do.</summary>
    public async Task<CaseCounts> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await cases.CountCasesAsync(clock.GetUtcNow(), cancellationToken);
        Volatile.Write(ref _medianMinutes, counts.MedianMinutes ?? double.NaN);
        return counts;
    }

    /// <summary>Looks again whether any colleague has an account.</summary>
    public async Task LookForAgentsAsync(CancellationToken cancellationToken)
    {
        var all = await agents.ListAgentsAsync(cancellationToken);
        _hasAgents = all.Any(agent => !agent.IsDisabled);
    }

    /// <summary>What the customer of a conversation may expect now; <see langword="null"/> while no colleague has an account, for then nobody would ever come.</summary>
    public QueueOutlook? Outlook(string conversationId)
    {
        var ((line, places), desk, now) = (_known, content.Snapshot.Profile.Desk, clock.GetUtcNow());
        if (!_hasAgents && presence.Online == 0)
        {
            return null;
        }

        var ahead = places.TryGetValue(conversationId, out var place) ? line.IndexOf(place) : line.Count;
        var outlook = new QueueOutlook(DeskClock.IsOpen(desk, now), presence.Online, ahead, DeskClock.OpensAt(desk, now));
        return outlook.AgentsOnline == 0 ? outlook : WithRange(outlook, Volatile.Read(ref _medianMinutes) is var minutes && double.IsNaN(minutes) ? desk.MinutesPerCase : minutes);
    }

    /// <summary>From the turn before this one's until this one's: cases take as long as they did, and every agent who is here takes the next.</summary>
    private static QueueOutlook WithRange(QueueOutlook outlook, double minutes)
    {
        var (from, to) = (minutes * outlook.Ahead / outlook.AgentsOnline, minutes * (outlook.Ahead + 1) / outlook.AgentsOnline);
        var least = Math.Max(1, (int)Math.Floor(from));
        return outlook with { FromMinutes = least, ToMinutes = Math.Max(least + 1, (int)Math.Ceiling(to)) };
    }

    private static ImmutableDictionary<string, WaitingCase>.Builder With(ImmutableDictionary<string, WaitingCase>.Builder places, WaitingCase place)
    {
        places[place.ConversationId] = place;
        return places;
    }

    private sealed record Known(ImmutableSortedSet<WaitingCase> Line, ImmutableDictionary<string, WaitingCase> Places);
}
