using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>An agent gets a case: claims it, takes it up again, is handed it by a colleague or given it by the program. The customer reads who it is.</summary>
internal static class Takeovers
{
    public static DeskResult Act(DeskStage stage, DeskAction action) => (stage.Case, action) switch
    {
        (null, _) => DeskResult.Refused(DeskRefusal.NoCase),
        ({ } handoff, ClaimCase { Agent: { } agent }) => Claim(stage, handoff, agent, action.Via),
        ({ } handoff, AssignCase assign) => Assign(stage, handoff, assign),
        ({ } handoff, ReopenCase { Agent: { } agent }) => Reopen(stage, handoff, agent, action.Via),
        ({ } handoff, TransferCase transfer) => Transfer(stage, handoff, transfer),
        _ => throw Unknown(action),
    };

    private static NotSupportedException Unknown(DeskAction action) =>
        new($"Nobody can do a {action.GetType().Name} without an agent. Name the agent.");

    private static DeskResult Claim(DeskStage stage, HandoffCase handoff, AgentIdentity agent, string? via) => handoff switch
    {
        { IsOpen: false } => DeskResult.Refused(DeskRefusal.Resolved),
        { Status: CaseStatus.Assigned } => DeskResult.Refused(handoff.IsWith(agent) ? DeskRefusal.NothingToDo : DeskRefusal.Taken),
        { ReservedFor: { } other } when other.Id != agent.Id => DeskResult.Refused(DeskRefusal.Taken),
        _ => Take(stage, handoff with { Via = via }, agent, "claim"),
    };

    /// <summary>Only what waits for anybody here: what was returned, is reserved or offered to agents elsewhere is none of the program's business.</summary>
    private static DeskResult Assign(DeskStage stage, HandoffCase handoff, AssignCase assign)
    {
        if (handoff is not { Status: CaseStatus.Waiting, ReservedFor: null, Hub: null })
        {
            return DeskResult.Refused(handoff.Status == CaseStatus.Assigned ? DeskRefusal.Taken : DeskRefusal.NothingToDo);
        }

        stage.Change(With(stage, handoff with { Via = null }, assign.To) with { Assigned = assign.Why }, ConversationOwner.Agent);
        stage.Turn.Say("handoff/joined", ("agent", Evidence.Quoted(assign.To.Name)));
        return stage.Done(new HandoffEvent { State = HandoffEvents.Accepted, Action = "assign", To = assign.To, Assigned = assign.Why });
    }

    private static DeskResult Reopen(DeskStage stage, HandoffCase handoff, AgentIdentity agent, string? via) =>
        handoff.IsOpen ? DeskResult.Refused(DeskRefusal.NotResolved)
        : !Handover.CanReopen(handoff, stage.Turn) ? DeskResult.Refused(DeskRefusal.TooLate)
        : Take(stage, handoff with { Via = via }, agent, "reopen");

    private static DeskResult Transfer(DeskStage stage, HandoffCase handoff, TransferCase transfer)
    {
        if (!handoff.IsOpen)
        {
            return DeskResult.Refused(DeskRefusal.Resolved);
        }

        if (handoff.IsWith(transfer.To))
        {
            return DeskResult.Refused(DeskRefusal.NothingToDo);
        }

        if (!transfer.IsLead && !handoff.IsWith(transfer.Agent!))
        {
            return DeskResult.Refused(DeskRefusal.NotOwner);
        }

        stage.Change(With(stage, handoff with { Via = null }, transfer.To), ConversationOwner.Agent);
        if (handoff is { Status: CaseStatus.Assigned, Agent.Name: { } before })
        {
            stage.Turn.Say("handoff/transferred", ("agent", Evidence.Quoted(before)), ("to", Evidence.Quoted(transfer.To.Name)));
        }
        else
        {
            stage.Turn.Say("handoff/joined", ("agent", Evidence.Quoted(transfer.To.Name)));
        }

        return stage.Done(new HandoffEvent { State = HandoffEvents.Accepted, Action = "transfer", Agent = transfer.Agent, To = transfer.To });
    }

    private static DeskResult Take(DeskStage stage, HandoffCase handoff, AgentIdentity agent, string action)
    {
        stage.Change(With(stage, handoff, agent), ConversationOwner.Agent);
        stage.Turn.Say("handoff/joined", ("agent", Evidence.Quoted(agent.Name)));
        return stage.Done(new HandoffEvent { State = HandoffEvents.Accepted, Action = action, Agent = agent });
    }

    /// <summary>The agent's own time begins, also where the case only changes hands.</summary>
    private static HandoffCase With(DeskStage stage, HandoffCase handoff, AgentIdentity agent) => handoff with
    {
        Status = CaseStatus.Assigned,
        StatusSince = stage.Now,
        Agent = agent,
        Hub = handoff.Hub is { } hub && agent.Id == HubAgent.IdOf(hub) ? hub : null,
        ReservedFor = null,
        Assigned = null,
        SnoozedUntil = null,
        AsksForMessage = false,
        FirstClaimAt = handoff.FirstClaimAt ?? stage.Now,
    };
}
