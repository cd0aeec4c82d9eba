using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>A case on its way to agents elsewhere and back. Until a hub takes it, it waits in the queue like any other.</summary>
internal static class HubSteps
{
    /// <summary>Waiting is waiting: the customer reads nothing of it.</summary>
    public static DeskResult Offer(DeskStage stage, OfferCase offer)
    {
        if (stage.Case is not { } handoff)
        {
            return DeskResult.Refused(DeskRefusal.NoCase);
        }

        if (handoff is not { Status: CaseStatus.Waiting, Hub: null, ReservedFor: null })
        {
            return DeskResult.Refused(DeskRefusal.NothingToDo);
        }

        stage.Change(handoff with { Hub = offer.Hub }, ConversationOwner.Queue);
        return stage.Done(new HandoffEvent { Action = "offer", Reason = offer.Hub });
    }

    /// <summary>Whether this is a hub that failed before anybody there took the case.</summary>
    public static bool IsUnanswered(HandoffCase? handoff, RequeueCase requeue) =>
        handoff is { Status: CaseStatus.Waiting, Hub: { } hub } && requeue.Reason == RequeueReason.HubFailed && requeue.From == HubAgent.IdOf(hub);

    /// <summary>The case stays where it is in the queue, for the agents here, and the customer is told that it takes longer.</summary>
    public static DeskResult GiveUp(DeskStage stage)
    {
        var handoff = stage.Case!;
        stage.Change(handoff with { Hub = null, Requeues = handoff.Requeues + 1, RequeuedFor = RequeueReason.HubFailed }, ConversationOwner.Queue);
        stage.Turn.Say("handoff/unanswered");
        return stage.Done(new HandoffEvent { State = HandoffEvents.Failed, Action = "release", Reason = RequeueReason.HubFailed });
    }
}
