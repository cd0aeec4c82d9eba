using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Support.Waterfalls;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>The bot speaks of its own accord: it comes back as promised, or says that the wait goes on.</summary>
internal static class Visits
{
    /// <summary>A customer who wrote so lately is in the middle of something.</summary>
    private static readonly TimeSpan Talk = TimeSpan.FromMinutes(1);

    public static DeskResult Remind(DeskStage stage, PendingReminder reminder)
    {
        if (!stage.State.Reminders.Contains(reminder) || reminder.Due > stage.Now)
        {
            return DeskResult.Refused(DeskRefusal.NothingToDo);
        }

        stage.Turn.Cause(new DropReminder(reminder));
        var later = Later(stage);
        if (later is { } due)
        {
            stage.Turn.Cause(new ScheduleReminder(reminder.Kind, due));
        }
        else
        {
            stage.Turn.Say($"follow-up/reminder.{reminder.Kind}");
            stage.Dialogs.Restart(RootDialog.Id, "reminder");
        }

        return stage.Done(new HandoffEvent
        {
            State = later is null ? HandoffEvents.Completed : HandoffEvents.Accepted,
            Action = "reminder",
            Reason = reminder.Kind,
            Until = later,
        });
    }

    public static DeskResult TellWaiting(DeskStage stage)
    {
        if (stage.Case is not { } handoff)
        {
            return DeskResult.Refused(DeskRefusal.NoCase);
        }

        if (handoff is not { Status: CaseStatus.Waiting, WaitingToldAt: null } || IsUntimely(stage, handoff))
        {
            return DeskResult.Refused(DeskRefusal.NothingToDo);
        }

        stage.Change(handoff with { WaitingToldAt = stage.Now }, ConversationOwner.Queue);
        stage.Turn.Say("handoff/waiting");
        stage.Dialogs.Begin(WaitingDialog.Id);
        return stage.Done(new HandoffEvent { State = HandoffEvents.Accepted, Action = "waiting" });
    }

    /// <summary>The open step stays open: it is asked once more, so that its buttons stand last.</summary>
    public static DeskResult TellPlace(DeskStage stage, QueueOutlook queue)
    {
        if (stage.Case is not { } handoff)
        {
            return DeskResult.Refused(DeskRefusal.NoCase);
        }

        var isBack = handoff.NobodyToldAt is not null;
        var isDue = queue is { IsOpen: true, AgentsOnline: > 0 } && (isBack || IsPlaceDue(stage, handoff, queue));
        if (handoff is not { Status: CaseStatus.Waiting, Trigger: not CaseTrigger.Message } || !isDue || IsUntimely(stage, handoff))
        {
            return DeskResult.Refused(DeskRefusal.NothingToDo);
        }

        stage.Change(handoff with { PlaceToldAt = stage.Now, NobodyToldAt = null }, ConversationOwner.Queue);
        QueueLine.SayAgain(stage.Turn, queue, isBack);
        if (stage.Dialogs.Active is not null && !handoff.AsksForMessage)
        {
            Conversation.Resume(stage.Dialogs);
        }

        return stage.Done(new HandoffEvent { State = HandoffEvents.Accepted, Action = "waiting", Reason = isBack ? "back" : "place" });
    }

    private static bool IsPlaceDue(DeskStage stage, HandoffCase handoff, QueueOutlook queue) =>
        handoff is { PlaceToldAt: null, WaitingToldAt: null } && QueueLine.IsRangeKnown(queue)
        && stage.Now - handoff.StatusSince >= TimeSpan.FromMinutes(stage.Turn.Content.Profile.Desk.TellPlaceMinutes);

    /// <summary>Nobody is woken, and nobody is talked over who goes on with the assistant meanwhile. There is a better moment soon.</summary>
    private static bool IsUntimely(DeskStage stage, HandoffCase handoff) =>
        Appointments.AfterQuietHours(stage.Now, stage.Turn.TimeZone, stage.Turn.Content.Profile.Desk) is not null
        || (handoff.LastCustomerAt > handoff.StatusSince && stage.Now - handoff.LastCustomerAt < Talk);

    /// <summary>Nobody is woken, and nobody is talked over: to when the visit is put off.</summary>
    private static DateTimeOffset? Later(DeskStage stage) =>
        stage.State.Owner == ConversationOwner.Agent ? stage.Now.AddDays(1) : Appointments.AfterQuietHours(stage.Now, stage.Turn.TimeZone, stage.Turn.Content.Profile.Desk);
}
