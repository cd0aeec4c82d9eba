using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// Tells those who wait how it stands, step by step: place and range after some minutes, later that nobody was free yet; and, to those who were told that nobody is there, that somebody is. What
/// was told stands in each conversation's state, so that it is told once whoever goes round; what is known here only spares look-ups.
/// </summary>
internal sealed class WaitingLadder(TurnPipeline pipeline, ICaseStore cases, QueueBoard board, DeskProfile desk)
{
    /// <summary>What was refused, at night or in the middle of a talk, is tried again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    private bool _isSomebodyThere;

    /// <param name="report">What comes of it.</param>
    /// <param name="now">The time.</param>
    /// <param name="look">Looks after one conversation of many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(RoundReport report, DateTimeOffset now, Func<string, Func<Task>, Task> look, CancellationToken cancellationToken)
    {
        var waiting = await cases.ListWaitingAsync(cancellationToken);
        var isSomebodyThere = waiting is [var first, ..] && IsSomebodyThere(board.OutlookFor(first.ConversationId));
        if (isSomebodyThere && !_isSomebodyThere)
        {
            // Some of those who wait may have been told that nobody is there.
            _known.Clear();
        }

        _isSomebodyThere = isSomebodyThere;
        foreach (var place in waiting)
        {
            if (StepFor(place, now) is { } step)
            {
                await look(place.ConversationId, () => TellAsync(place, step, now, report, cancellationToken));
            }
        }

        var here = waiting.Select(place => place.Id).ToHashSet(StringComparer.Ordinal);
        _known.Keys.Where(id => !here.Contains(id)).ToList().ForEach(id => _known.Remove(id));
    }

    private DeskAction? StepFor(WaitingCase place, DateTimeOffset now)
    {
        var known = _known.GetValueOrDefault(place.Id);
        if (known?.NotBefore > now)
        {
            return null;
        }

        if (known?.IsWaitTold != true && IsOver(place, desk.TellWaitingMinutes, now))
        {
            return new TellWaiting();
        }

        // Right after somebody came back everybody is asked about, and else those who waited long enough.
        var isDue = known is null || IsOver(place, desk.TellPlaceMinutes, now);
        return _isSomebodyThere && isDue && known?.IsPlaceTold != true && board.OutlookFor(place.ConversationId) is { } queue && IsSomebodyThere(queue) ? new TellPlace(queue) : null;
    }

    /// <summary>Whoever waits since the night was told when agents are back, and is left alone until those had time.</summary>
    private bool IsOver(WaitingCase place, int minutes, DateTimeOffset now)
    {
        var most = TimeSpan.FromMinutes(minutes);
        return now - place.StatusSince >= most && DeskClock.IsOpen(desk, now) && DeskClock.IsOpen(desk, now - most);
    }

    private async Task TellAsync(WaitingCase place, DeskAction step, DateTimeOffset now, RoundReport report, CancellationToken cancellationToken)
    {
        var receipt = await pipeline.ActAsync(place.ConversationId, step with { CaseId = place.Id }, null, cancellationToken);
        if (receipt.Outcome == TurnOutcome.Busy)
        {
            report.Fail(place.ConversationId, "Too many other turns were first.");
            return;
        }

        if (receipt.Outcome == TurnOutcome.Committed)
        {
            report.Count();
        }

        var held = receipt.Conversation?.State.Handoff is { Status: CaseStatus.Waiting } waiting && waiting.Id == place.Id ? waiting : null;
        var isWaitTold = held is not { WaitingToldAt: null };
        var isPlaceTold = held is null or { Trigger: CaseTrigger.Message } || (held.NobodyToldAt is null && (held.PlaceToldAt ?? held.WaitingToldAt) is not null);
        var isPutOff = receipt.Outcome != TurnOutcome.Committed && IsOver(place, desk.TellPlaceMinutes, now);
        _known[place.Id] = new(isPlaceTold, isWaitTold, isPutOff ? now + Again : now);
    }

    private static bool IsSomebodyThere(QueueOutlook? queue) => queue is { IsOpen: true, AgentsOnline: > 0 };

    private sealed record Known(bool IsPlaceTold, bool IsWaitTold, DateTimeOffset NotBefore);
}
