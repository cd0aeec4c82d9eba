using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>The state machine of ownership: which action may be done when, and what comes of it.</summary>
/// <param name="content">The content to speak with.</param>
internal sealed class DeskActions(SupportContent content)
{
    public DeskResult Act(string conversationId, ConversationState state, DeskAction action, DateTimeOffset now)
    {
        var stage = new DeskStage(content, conversationId, state, now);
        return action switch
        {
            { CaseId: { } meant } when state.Handoff is { } other && other.Id != meant => DeskResult.Refused(DeskRefusal.Resolved),
            RemindCustomer visit => Visits.Remind(stage, visit.Reminder),
            TellWaiting => Visits.TellWaiting(stage),
            TellPlace tell => Visits.TellPlace(stage, tell.Queue),
            OfferCase offer => HubSteps.Offer(stage, offer),
            RequeueCase { Agent: null } requeue when HubSteps.IsUnanswered(stage.Case, requeue) => HubSteps.GiveUp(stage),
            ClaimCase or AssignCase or ReopenCase or TransferCase => Takeovers.Act(stage, action),
            ReturnCase or RequeueCase or ResolveCase => Releases.Act(stage, action),
            _ => DeskWork.Act(stage, action),
        };
    }
}
