using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>Closes a turn's books: the one place where owner, case, reminders and insight of the state are made to agree with the turn's effects.</summary>
internal static class Bookkeeping
{
    /// <param name="before">The state that the turn began with.</param>
    /// <param name="next">What the turn makes of it, but for what is settled here.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="line">The customer's words in one line, if the turn is about some.</param>
    public static (ConversationState State, IReadOnlyList<Effect> Effects) Close(ConversationState before, ConversationState next, Turn turn, string? line = null)
    {
        var (reminders, effects) = Remind(before.Reminders, turn.Effects);
        if (turn.Handoff is { } handoff && (handoff != before.Handoff || (handoff.IsOpen && (turn.Case != before.Case || line is not null))))
        {
            effects.Add(new SaveHandoffCase(handoff, turn.Case, line));
        }

        var after = next with { Owner = turn.Owner, Handoff = turn.Handoff, Case = turn.Case, Reminders = reminders };
        var insight = InsightNotes.Of(before, after, turn);
        if (insight is not null && insight != before.Insight)
        {
            effects.Add(new NoteInsight(insight));
        }

        return (after with { Insight = insight }, effects);
    }

    /// <summary>There is one reminder of a kind: a later one takes the place of the one that is there.</summary>
    private static (List<PendingReminder> Reminders, List<Effect> Effects) Remind(IReadOnlyList<PendingReminder> before, IReadOnlyList<Effect> caused)
    {
        var (reminders, effects) = (before.ToList(), new List<Effect>());
        foreach (var effect in caused)
        {
            switch (effect)
            {
                case ScheduleReminder schedule:
                    Schedule(new(schedule.Kind, schedule.Due), reminders, effects);
                    break;
                case DropReminder drop:
                    reminders.Remove(drop.Reminder);
                    effects.Add(drop);
                    break;
                case CancelReminders:
                    reminders.Clear();
                    effects.Add(effect);
                    break;
                default:
                    effects.Add(effect);
                    break;
            }
        }

        return ([.. reminders.OrderBy(reminder => reminder.Due)], effects);
    }

    private static void Schedule(PendingReminder wanted, List<PendingReminder> reminders, List<Effect> effects)
    {
        if (reminders.Contains(wanted))
        {
            return;
        }

        foreach (var replaced in reminders.Where(other => other.Kind == wanted.Kind).ToArray())
        {
            reminders.Remove(replaced);
            effects.Add(new DropReminder(replaced));
        }

        reminders.Add(wanted);
        effects.Add(new ScheduleReminder(wanted.Kind, wanted.Due));
    }
}
