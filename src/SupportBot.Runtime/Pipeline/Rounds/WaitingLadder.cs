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
        return known?.NotBefore > now ? null
            : known?.IsWaitTold != true && IsOver(place, desk.TellWaitingMinutes, now) ? new TellWaiting()
            : known?.IsPlaceTold != true ? PlaceFor(place, known, now)
            : null;
    }

    /// <summary>Right after somebody came back everybody is asked about, and else those who waited long enough.</summary>
    private TellPlace? PlaceFor(WaitingCase place, Known? known, DateTimeOffset now)
    {
        var isDue = _isSomebodyThere && (known is null || IsOver(place, desk.TellPlaceMinutes, now));
        return isDue && board.OutlookFor(place.ConversationId) is { } queue && IsSomebodyThere(queue) ? new(queue) : null;
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

        var isPutOff = receipt.Outcome != TurnOutcome.Committed && IsOver(place, desk.TellPlaceMinutes, now);
        var held = receipt.Conversation?.State.Handoff;
        var isWaiting = held is { Status: CaseStatus.Waiting } && held.Id == place.Id;
        _known[place.Id] = new(!isWaiting || IsPlaceTold(held!), !isWaiting || held!.WaitingToldAt is not null, isPutOff ? now + Again : now);
    }

    private static bool IsPlaceTold(HandoffCase held) =>
        held.Trigger == CaseTrigger.Message || (held.NobodyToldAt is null && (held.PlaceToldAt ?? held.WaitingToldAt) is not null);

    private static bool IsSomebodyThere(QueueOutlook? queue) => queue is { IsOpen: true, AgentsOnline: > 0 };

    private sealed record Known(bool IsPlaceTold, bool IsWaitTold, DateTimeOffset NotBefore);
}
