using System.Text.Json;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>What a customer's activity means for the case with the agents, whoever answers.</summary>
internal static class CustomerSide
{
    private const int BestScore = 4;

    private const string Rating = "rating";

    private const string Remove = "remove";

    /// <summary>What stands in lists for words that were taken back.</summary>
    private const string TakenBack = "—";

    /// <summary>The state with the time zone that the activity tells, if it is one. Whoever writes is there, whatever the channel told before.</summary>
    public static ConversationState Place(ConversationState state, Activity activity) => state with
    {
        TimeZone = activity.LocalTimezone is { } zone && TimeZones.Find(zone) is not null ? zone : state.TimeZone,
        IsRemoved = IsRemoval(activity) || (state.IsRemoved && activity.Type != ActivityTypes.Message),
    };

    /// <summary>Whether an activity tells that nothing arrives in the conversation any more.</summary>
    public static bool IsRemoval(Activity activity) => activity is { Type: ActivityTypes.InstallationUpdate, Action: Remove };

    /// <summary>The case after the customer wrote: a case that is out of the way comes back.</summary>
    public static HandoffCase? Hear(HandoffCase? handoff, DateTimeOffset now) =>
        handoff is { IsOpen: true } ? handoff with { LastCustomerAt = now, SnoozedUntil = null } : handoff;

    /// <summary>A message in one line, for lists; <see langword="null"/> where it has no words.</summary>
    public static string? Line(string text) => CaseLine.Of(text) is { Length: > 0 } line ? line : null;

    /// <summary>What stands in lists after the last message was changed; <see langword="null"/> where the activity changes nothing there.</summary>
    /// <param name="note">The activity, redacted.</param>
    public static string? LineAfter(Activity note) =>
        MessageChange.Of(note) is not { IsLatest: true } ? null : note.Type == ActivityTypes.MessageDelete ? TakenBack : Line(note.Text ?? "");

    /// <summary>The case with what an event tells: what the customer thinks of the human part, or that the customer ended the conversation.</summary>
    public static (HandoffCase? Handoff, string Owner) Note(ConversationState state, Activity activity, DateTimeOffset now) => activity switch
    {
        { Type: ActivityTypes.EndOfConversation } when state.Handoff is { IsOpen: true } open =>
            (open with { Status = CaseStatus.Resolved, StatusSince = now, SnoozedUntil = null, AsksForMessage = false }, ConversationOwner.Assistant),
        { Type: ActivityTypes.Event, Name: Rating, Value: { } value } when state.Handoff is { FirstClaimAt: not null } helped && IsOfAgent(value) && Score(value) is { } score =>
            (helped with { Rating = score }, state.Owner),
        _ when MessageChange.IsOne(activity) => (Hear(state.Handoff, now), state.Owner),
        _ => (state.Handoff, state.Owner),
    };

    /// <summary>What must happen besides, because of an activity that is no message.</summary>
    public static IReadOnlyList<Effect> Effects(ConversationState state, Activity activity) =>
        (activity.Type == ActivityTypes.EndOfConversation || IsRemoval(activity)) && state.Reminders.Count > 0 ? [new CancelReminders()] : [];

    /// <summary>What the customer thinks of the assistant: a rating that is not said to be of somebody else.</summary>
    public static int? RatingOfAssistant(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Name: Rating, Value: { ValueKind: JsonValueKind.Object } value } && !value.TryGetProperty("of", out _) ? Score(value) : null;

    private static bool IsOfAgent(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("of", out var of) && of.ValueKind == JsonValueKind.String && of.ValueEquals("agent");

    private static int? Score(JsonElement value) =>
        value.TryGetProperty("score", out var score) && score.ValueKind == JsonValueKind.Number && score.TryGetInt32(out var number) && number is >= 1 and <= BestScore
            ? number
            : null;
}
