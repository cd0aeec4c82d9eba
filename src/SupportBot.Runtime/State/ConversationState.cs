using System.Text.Json.Serialization;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Insights;

namespace SupportBot.Runtime.State;

/// <summary>Everything that a turn needs to know of a conversation. A value: a turn makes a new one (D2).</summary>
public sealed record ConversationState
{
    /// <summary>How many earlier states a store keeps for <em>back</em>.</summary>
    public const int HistoryLength = 25;

    /// <summary>The locale that the bot speaks.</summary>
    public required string Locale { get; init; }

    /// <summary>Who answers, one of <see cref="ConversationOwner"/>.</summary>
    public string Owner { get; init => field = value ?? ConversationOwner.Assistant; } = ConversationOwner.Assistant;

    /// <summary>The open dialogs, outermost first.</summary>
    public IReadOnlyList<DialogInstance> Stack { get; init => field = value ?? []; } = [];

    /// <summary>What is known of the case.</summary>
    public CaseState Case { get; init => field = value ?? new(); } = new();

    /// <summary>Kind of secret that the last message announced (SAFETY, principle 9).</summary>
    public string? AwaitedSecret { get; init; }

    /// <summary>The latest case with the agents, also after it was resolved; <see langword="null"/> while there was none.</summary>
    public HandoffCase? Handoff { get; init; }

    /// <summary>When the bot will come back of its own accord, the next first.</summary>
    public IReadOnlyList<PendingReminder> Reminders { get; init => field = value ?? []; } = [];

    /// <summary>The customer's time zone, an IANA name, as far as a channel told it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What reports count of the conversation; <see langword="null"/> until the customer wrote.</summary>
    public ConversationInsight? Insight { get; init; }

    /// <summary>Whether the channel told that nothing arrives any more: the bot was removed or blocked. It ends when the bot is added again, or somebody writes.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>How many messages led here, not counting what <em>back</em> undid. An earlier state of the conversation is known by it.</summary>
    public int Depth { get; init; }

    /// <summary>The state to which <em>back</em> returns; <see langword="null"/> at the beginning, and where none is kept.</summary>
    /// <remarks>Not part of the JSON: a store keeps earlier states one by one, so that a turn costs the same however many there are.</remarks>
    [JsonIgnore]
    public ConversationState? Previous { get; init; }
}
