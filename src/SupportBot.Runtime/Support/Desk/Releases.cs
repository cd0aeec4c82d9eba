using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Support.Waterfalls;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>An agent lets a case go: back to the assistant, back to the queue, or done.</summary>
internal static class Releases
{
    public static DeskResult Act(DeskStage stage, DeskAction action) => (stage.Case, action) switch
    {
        (null, _) => DeskResult.Refused(DeskRefusal.NoCase),
        ({ } handoff, RequeueCase { Agent: null } requeue) => TakeAway(stage, handoff, requeue),
        ({ IsOpen: false }, _) => DeskResult.Refused(DeskRefusal.Resolved),
        ({ Status: CaseStatus.Returned } handoff, ResolveCase resolve) when handoff.Agent?.Id == resolve.Agent!.Id => ResolveReturned(stage, handoff, resolve),
        ({ } handoff, _) when action.Agent is null || !handoff.IsWith(action.Agent) => DeskResult.Refused(DeskRefusal.NotOwner),
        ({ } handoff, ReturnCase back) => Return(stage, handoff, back),
        ({ } handoff, RequeueCase requeue) => Requeue(stage, handoff, requeue),
        ({ } handoff, _) => Resolve(stage, handoff, action.Agent!),
    };

    private static DeskResult Return(DeskStage stage, HandoffCase handoff, ReturnCase back)
    {
        if (back.Note?.Length > ReplyToCustomer.MaximumCharacters)
        {
            return DeskResult.Refused(DeskRefusal.TooLong);
        }

        var note = Blank.Is(back.Note) ? null : stage.Redact(back.Note!.Trim());
        stage.Change(handoff with { Status = CaseStatus.Returned, ReturnNote = note, SnoozedUntil = null }, ConversationOwner.Assistant);
        var agent = Evidence.Quoted(handoff.Agent!.Name);
        if (note is null)
        {
            stage.Turn.Say("handoff/returned", ("agent", agent));
        }
        else
        {
            stage.Turn.Say("handoff/returned.note", ("agent", agent), ("note", Evidence.Quoted(note)));
        }

        if (stage.Dialogs.Active is not null)
        {
            Conversation.Resume(stage.Dialogs);
        }

        return stage.Done(new HandoffEvent { State = HandoffEvents.Completed, Action = "return", Agent = back.Agent, Note = note });
    }

    /// <summary>The program takes a case from an agent who is gone or silent. What it saw may be over by now.</summary>
    private static DeskResult TakeAway(DeskStage stage, HandoffCase handoff, RequeueCase requeue) =>
        handoff.Status != CaseStatus.Assigned || (requeue.From is { } from && handoff.Agent?.Id != from)
            ? DeskResult.Refused(DeskRefusal.NothingToDo)
            : Requeue(stage, handoff, requeue);

    private static DeskResult Requeue(DeskStage stage, HandoffCase handoff, RequeueCase requeue)
    {
        stage.Change(
            handoff with
            {
                Status = CaseStatus.Waiting,
                SnoozedUntil = null,
                ReservedFor = null,
                Assigned = null,
                WaitingToldAt = null,
                Requeues = handoff.Requeues + 1,
                RequeuedFor = requeue.Reason,
                Hub = requeue.Reason == RequeueReason.HubFailed ? null : handoff.Hub,
            },
            ConversationOwner.Queue);

        // The customer read that somebody joined, so the customer reads that this one left, however soon.
        stage.Turn.Say("handoff/requeued", ("agent", Evidence.Quoted(handoff.Agent!.Name)));
        return stage.Done(new HandoffEvent
        {
            State = requeue.Agent is null ? HandoffEvents.Failed : HandoffEvents.Accepted,
            Action = "release",
            Agent = requeue.Agent ?? handoff.Agent,
            Reason = requeue.Reason,
        });
    }

    private static DeskResult Resolve(DeskStage stage, HandoffCase handoff, AgentIdentity agent)
    {
        stage.Change(handoff with { Status = CaseStatus.Resolved, SnoozedUntil = null }, ConversationOwner.Assistant);
        stage.Turn.Say("handoff/resolved", ("agent", Evidence.Quoted(agent.Name)));
        stage.Dialogs.Begin(ResolvedDialog.Id);
        return stage.Done(new HandoffEvent { State = HandoffEvents.Completed, Action = "resolve", Agent = agent });
    }

    /// <summary>
    /// The assistant is back already, so the customer is asked nothing: one line says that the case is closed, and the open question keeps its buttons. Whoever was
    /// written to by an agent can rate it.
    /// </summary>
    private static DeskResult ResolveReturned(DeskStage stage, HandoffCase handoff, ResolveCase resolve)
    {
        stage.Change(handoff with { Status = CaseStatus.Resolved }, ConversationOwner.Assistant);
        var line = stage.Turn.Render("handoff/resolved.returned", new Dictionary<string, string> { ["agent"] = Evidence.Quoted(resolve.Agent!.Name) });
        stage.Turn.SayText(line, handoff is { FirstReplyAt: not null, Rating: null } ? Presenter.Closed(handoff) : null);
        if (stage.Dialogs.Active?.Prompt is { } open)
        {
            stage.Turn.Ask(open with { Text = null });
        }

        return stage.Done(new HandoffEvent { State = HandoffEvents.Completed, Action = "resolve", Agent = resolve.Agent });
    }
}
