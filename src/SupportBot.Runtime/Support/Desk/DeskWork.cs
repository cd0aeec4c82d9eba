using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>What an agent does with a case that is in hand: writes, puts it aside, notes a point.</summary>
internal static class DeskWork
{
    public static DeskResult Act(DeskStage stage, DeskAction action) => (stage.Case, action) switch
    {
        (null, _) => DeskResult.Refused(DeskRefusal.NoCase),
        ({ IsOpen: false }, _) => DeskResult.Refused(DeskRefusal.Resolved),
        ({ } handoff, _) when action.Agent is null || !handoff.IsWith(action.Agent) => DeskResult.Refused(DeskRefusal.NotOwner),
        ({ } handoff, ReplyToCustomer reply) => Reply(stage, handoff, reply),
        ({ } handoff, SnoozeCase snooze) => Snooze(stage, handoff, snooze),
        (_, MarkChecklist mark) => Mark(stage, mark),
        _ => throw new NotSupportedException($"Nobody knows what to do with a {action.GetType().Name}. Add it to {nameof(DeskActions)}."),
    };

    private static DeskResult Reply(DeskStage stage, HandoffCase handoff, ReplyToCustomer reply)
    {
        if (Blank.Is(reply.Text))
        {
            return DeskResult.Refused(DeskRefusal.Empty);
        }

        if (reply.Text.Length > ReplyToCustomer.MaximumCharacters)
        {
            return DeskResult.Refused(DeskRefusal.TooLong);
        }

        stage.Change(handoff with { FirstReplyAt = handoff.FirstReplyAt ?? stage.Now, LastAgentAt = stage.Now, Via = reply.Via }, ConversationOwner.Agent);
        return stage.Done(Activity.Message(stage.Redact(reply.Text)) with
        {
            From = new() { Name = reply.Agent!.Name },
            Locale = stage.State.Locale,
            ChannelData = Presenter.Agent(reply.Agent.Name),
        });
    }

    private static DeskResult Snooze(DeskStage stage, HandoffCase handoff, SnoozeCase snooze)
    {
        if (snooze.Until == handoff.SnoozedUntil || snooze.Until <= stage.Now)
        {
            return DeskResult.Refused(DeskRefusal.NothingToDo);
        }

        stage.Change(handoff with { SnoozedUntil = snooze.Until }, ConversationOwner.Agent);
        return stage.Done(new HandoffEvent { State = HandoffEvents.Accepted, Action = "snooze", Agent = snooze.Agent, Until = snooze.Until });
    }

    private static DeskResult Mark(DeskStage stage, MarkChecklist mark)
    {
        if (!stage.Turn.Content.Checklist.Any(item => item.Id == mark.Item) && !Materials.Ids.Contains(mark.Item, StringComparer.Ordinal))
        {
            return DeskResult.Refused(DeskRefusal.UnknownItem);
        }

        var known = stage.State.Case.Marks.TryGetValue(mark.Item, out var isMet) ? isMet : (bool?)null;
        if (known == mark.IsMet)
        {
            return DeskResult.Refused(DeskRefusal.NothingToDo);
        }

        stage.Turn.Case = stage.State.Case.WithMark(mark.Item, mark.IsMet);
        return stage.Done(new HandoffEvent { State = HandoffEvents.Accepted, Action = "checklist", Agent = mark.Agent, Item = mark.Item, IsMet = mark.IsMet });
    }
}
