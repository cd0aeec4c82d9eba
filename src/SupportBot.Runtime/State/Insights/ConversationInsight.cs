namespace SupportBot.Runtime.State.Insights;

/// <summary>
/// What reports count of a conversation. Turns keep it in the state, so that it is what happened and no guess made later; stores keep a copy of it beside
/// the state, as a narrow row. There is none until the customer wrote. Nothing personal.
/// </summary>
public sealed record ConversationInsight
{
    /// <summary>The language in which the conversation was last held.</summary>
    public required string Locale { get; init; }

    /// <summary>The furthest step of the way, a place in <see cref="WaySteps.All"/> from 1; 0 where the customer was never on it.</summary>
    public int Reached { get; init; }

    /// <summary>Path of the latest topic that was known; <see langword="null"/> while there was none.</summary>
    public string? Topic { get; init; }

    /// <summary>The latest outcome that the customer reported after being told what to do, one of <see cref="ReportedOutcome"/>.</summary>
    public string? Outcome { get; init; }

    /// <summary>What the customer thought of the assistant: 1 (bad) to 4 (good).</summary>
    public int? Rating { get; init; }

    /// <summary>Whether a case with the agents was ever opened.</summary>
    public bool IsHandedOver { get; init; }
}
