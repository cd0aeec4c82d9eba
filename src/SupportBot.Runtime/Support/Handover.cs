using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Desk;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>
/// The customer's side of the queue: into the line, the place in it, out of it. Nothing is promised that cannot be done: without agents, the bot says where
/// people are.
/// </summary>
internal static class Handover
{
    /// <summary>A customer wants a person: opens a case, takes up the last one, or tells the place of the one that waits.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="trigger">Why, one of <see cref="CaseTrigger"/>.</param>
    public static void Ask(Turn turn, string trigger)
    {
        if (turn.Handoff is { Status: CaseStatus.Waiting })
        {
            QueueLine.SayPlace(turn);
        }
        else if (turn.Queue is null)
        {
            var summary = CaseSummary.Write(turn);
            turn.Say("handoff/unreachable");
            turn.SayText(summary);
        }
        else
        {
            Enter(turn, trigger);
        }
    }

    /// <summary>The next message becomes part of the case, whatever it says.</summary>
    public static void AskForMessage(Turn turn)
    {
        turn.Handoff = turn.Handoff! with { AsksForMessage = true };
        turn.Say("handoff/leave-message");
    }

    /// <summary>Takes the question that a customer was asked to leave.</summary>
    public static void TakeMessage(Turn turn)
    {
        var trigger = turn.Handoff!.Trigger == CaseTrigger.Asked ? CaseTrigger.Message : turn.Handoff.Trigger;
        turn.Handoff = turn.Handoff with { AsksForMessage = false, Trigger = trigger };
        turn.Say("handoff/message.noted");
    }

    /// <summary>The customer leaves the line.</summary>
    public static void Leave(Turn turn)
    {
        turn.Handoff = turn.Handoff! with { Status = CaseStatus.Resolved, StatusSince = turn.Now, AsksForMessage = false, ReservedFor = null };
        turn.Owner = ConversationOwner.Assistant;
        turn.Trace(HandoffEvents.Told(new() { State = HandoffEvents.Completed, Action = "leave", Case = turn.Handoff.Id }));
        turn.Say("handoff/left");
    }

    /// <summary>Whether a resolved case is recent enough to be taken up again.</summary>
    public static bool CanReopen(HandoffCase handoff, Turn turn) =>
        turn.Now - handoff.StatusSince <= TimeSpan.FromHours(turn.Content.Profile.Desk.ReopenHours);

    private static void Enter(Turn turn, string trigger)
    {
        turn.Handoff = turn.Handoff is { } last && (last.IsOpen || CanReopen(last, turn)) ? Again(turn, last) : New(turn, trigger);
        turn.Owner = ConversationOwner.Queue;
        QueueLine.SayPlace(turn, "handoff/reachable");
    }

    /// <summary>The customer was helped and asks again, so the wait begins anew.</summary>
    private static HandoffCase Again(Turn turn, HandoffCase last)
    {
        turn.Trace(HandoffEvents.Told(new() { State = HandoffEvents.Accepted, Action = "reopen", Case = last.Id }));
        return last with
        {
            Status = CaseStatus.Waiting,
            StatusSince = turn.Now,
            WaitingSince = turn.Now,
            LastCustomerAt = turn.Now,
            WaitingToldAt = null,
            PlaceToldAt = null,
            AsksForMessage = QueueLine.IsNobodyThere(turn),
        };
    }

    private static HandoffCase New(Turn turn, string trigger)
    {
        var number = (turn.Handoff?.Number ?? 0) + 1;
        var opened = new HandoffCase
        {
            Id = CaseId.Of(turn.ConversationId, number),
            Number = number,
            Status = CaseStatus.Waiting,
            Trigger = trigger,
            OpenedAt = turn.Now,
            WaitingSince = turn.Now,
            StatusSince = turn.Now,
            LastCustomerAt = turn.Now,
            AsksForMessage = QueueLine.IsNobodyThere(turn),
        };
        turn.Trace(HandoffEvents.Opened(opened));
        return opened;
    }
}
