namespace SupportBot.Runtime.State;

/// <summary>Everything that a turn needs to know of a conversation. A value: a turn makes a new one (D2).</summary>
public sealed record ConversationState
{
    /// <summary>How many earlier states are kept for <em>back</em>.</summary>
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

    /// <summary>Earlier states, the latest last, for <em>back</em>. Their own history is empty: it is what stands before them here.</summary>
    public IReadOnlyList<ConversationState> History { get; init => field = value ?? []; } = [];

    /// <summary>The state that the next turn's <em>back</em> returns to, put onto <see cref="History"/>.</summary>
    public IReadOnlyList<ConversationState> Remembered() => [.. History.TakeLast(HistoryLength - 1), this with { History = [] }];
}
