using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Insights;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>What a turn adds to what reports count of the conversation. Pure.</summary>
internal static class InsightNotes
{
    private static readonly int Helped = WaySteps.PlaceOf(WaySteps.Fix);

    /// <param name="before">The state that the turn began with.</param>
    /// <param name="after">The state that it leaves, but for the insight, which is still the one to go on from.</param>
    /// <param name="turn">The turn.</param>
    public static ConversationInsight? Of(ConversationState before, ConversationState after, Turn turn)
    {
        if (after.Insight is null && after.Depth == 0)
        {
            return null;
        }

        var known = after.Insight ?? new() { Locale = after.Locale };
        return known with
        {
            Locale = after.Locale,
            Reached = Math.Max(known.Reached, Math.Max(PlaceOf(before), PlaceOf(after))),
            Topic = after.Case.Topic ?? known.Topic,
            Outcome = OutcomeOf(known, turn),
            Rating = turn.Rating ?? known.Rating,
            IsHandedOver = known.IsHandedOver || after.Handoff is not null,
        };
    }

    /// <summary>The insight after <em>back</em>: an outcome that was reported by mistake is taken back, what happened stays.</summary>
    public static ConversationInsight? Undo(ConversationInsight? now, ConversationInsight? previous) =>
        now is null ? null : now with { Topic = previous?.Topic, Outcome = previous?.Outcome };

    /// <summary>"Rejected again" as the first words is why the customer comes, and no outcome of what the bot advised.</summary>
    private static string? OutcomeOf(ConversationInsight known, Turn turn) =>
        known.Reached >= Helped && turn.Outcome is { } reported ? reported : known.Outcome;

    private static int PlaceOf(ConversationState state) => WaySteps.PlaceOf(Presenter.StepOf(state.Stack)?.Name);
}
