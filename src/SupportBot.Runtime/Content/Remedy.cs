namespace SupportBot.Runtime.Content;

/// <summary>One way to put a topic right.</summary>
public sealed record Remedy
{
    /// <summary>Name of the remedy inside its topic; <c>intro.&lt;id&gt;</c> is its text.</summary>
    public required string Id { get; init; }

    /// <summary>Slots that must have these values; empty: always.</summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>The steps in order; <c>step.&lt;step&gt;</c> is the text of each.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The station that follows, one of <see cref="Stations"/>.</summary>
    public required string Next { get; init; }

    /// <summary>The names that <see cref="Next"/> may have.</summary>
    public static IReadOnlyList<string> Stations { get; } =
        ["checklist", "correction", "resubmission", "customer-service", "escalation", "where-reason", "close"];

    /// <summary>Whether the remedy fits what is known.</summary>
    public bool Fits(IReadOnlyDictionary<string, string> slots) =>
        When.All(condition => slots.TryGetValue(condition.Key, out var value) && value == condition.Value);
}
