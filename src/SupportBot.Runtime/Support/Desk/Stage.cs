using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>How a turn begins, whoever causes it.</summary>
internal static class Stage
{
    public static Turn Turn(SupportContent content, ConversationState state, string locale, DateTimeOffset now, QueueOutlook? queue, string conversationId) =>
        new(content.Snapshot, locale, state.Case, now, queue)
        {
            ConversationId = conversationId,
            Owner = state.Owner,
            Handoff = state.Handoff,
            Reminders = state.Reminders,
            TimeZone = TimeZones.Find(state.TimeZone) ?? content.Snapshot.Profile.Desk.TimeZone,
        };

    /// <summary>The open dialogs without questions about the case that its course has overtaken. They stand on top, so what is below stays open.</summary>
    public static IEnumerable<DialogInstance> Fitting(IEnumerable<DialogInstance> stack, HandoffCase? handoff)
    {
        var outdated = Outdated(handoff).ToArray();
        return stack.TakeWhile(instance => !outdated.Contains(instance.Dialog, StringComparer.Ordinal));
    }

    /// <summary>Dialogs that make no sense where the case stands.</summary>
    public static IEnumerable<string> Outdated(HandoffCase? handoff)
    {
        if (handoff?.Status != CaseStatus.Waiting)
        {
            yield return WaitingDialog.Id;
        }

        if (handoff?.Status != CaseStatus.Resolved)
        {
            yield return ResolvedDialog.Id;
        }
    }
}
