using SupportBot.Runtime.Content;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Desk.Events;

/// <summary>What is known of the queue, in memory, so that a turn never waits for it: who is before whom, and how long a case takes. Thread-safe.</summary>
internal sealed class QueueWatch(ICaseStore cases, IAgentStore agents, AgentPresence presence, SupportContent content, TimeProvider clock)
{
    private const int Page = 500;

    private volatile Known _known = new(new Dictionary<string, int>(), null);

    private volatile bool _hasAgents;

    /// <summary>Reads the queue anew.</summary>
    /// <returns>How much there is to do.</returns>
    public async Task<CaseCounts> RefreshAsync(CancellationToken cancellationToken)
    {
        var counts = await cases.CountCasesAsync(clock.GetUtcNow(), cancellationToken);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (var (offset, hasMore) = (0, true); hasMore; offset += Page)
        {
            var page = await cases.ListCasesAsync(new() { Statuses = [CaseStatus.Waiting], Offset = offset, Limit = Page }, cancellationToken);
            foreach (var row in page.Rows)
            {
                places.TryAdd(row.ConversationId, places.Count);
            }

            hasMore = page.Rows.Count == Page;
        }

        await LookForAgentsAsync(cancellationToken);
        _known = new(places, counts.MedianMinutes);
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
        var (known, desk, now) = (_known, content.Snapshot.Profile.Desk, clock.GetUtcNow());
        if (!_hasAgents && presence.Online == 0)
        {
            return null;
        }

        var ahead = known.Places.GetValueOrDefault(conversationId, known.Places.Count);
        var outlook = new QueueOutlook(DeskClock.IsOpen(desk, now), presence.Online, ahead, DeskClock.OpensAt(desk, now));
        return outlook.AgentsOnline == 0 ? outlook : WithRange(outlook, known.MedianMinutes ?? desk.MinutesPerCase);
    }

    /// <summary>From the turn before this one's until this one's: cases take as long as they did, and every agent who is here takes the next.</summary>
    private static QueueOutlook WithRange(QueueOutlook outlook, double minutes)
    {
        var (from, to) = (minutes * outlook.Ahead / outlook.AgentsOnline, minutes * (outlook.Ahead + 1) / outlook.AgentsOnline);
        var least = Math.Max(1, (int)Math.Floor(from));
        return outlook with { FromMinutes = least, ToMinutes = Math.Max(least + 1, (int)Math.Ceiling(to)) };
    }

    private sealed record Known(IReadOnlyDictionary<string, int> Places, double? MedianMinutes);
}
