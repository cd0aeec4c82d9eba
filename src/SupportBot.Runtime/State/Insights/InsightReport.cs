namespace SupportBot.Runtime.State.Insights;

/// <summary>What leads read of a stretch of time.</summary>
public sealed record InsightReport
{
    /// <summary>How many messages that were not understood a report lists at most: those that came most often.</summary>
    public const int MostMisunderstood = 200;

    /// <summary>Conversations in which the customer wrote.</summary>
    public required int Conversations { get; init; }

    /// <summary>How many of them were about each topic, the most frequent first; <see langword="null"/> where none was known.</summary>
    public required IReadOnlyList<(string? Topic, int Count)> Topics { get; init; }

    /// <summary>How many were held in each language, the most frequent first.</summary>
    public required IReadOnlyList<(string Locale, int Count)> Locales { get; init; }

    /// <summary>How many got to each step of <see cref="WaySteps.All"/> or further.</summary>
    public required IReadOnlyList<int> Reached { get; init; }

    /// <summary>How many reported each <see cref="ReportedOutcome"/>; whoever reported none is not in it.</summary>
    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    /// <summary>In how many a case with the agents was opened.</summary>
    public required int HandedOver { get; init; }

    /// <summary>How long customers waited for an agent.</summary>
    public required WaitReport Waits { get; init; }

    /// <summary>How many customers rated the assistant with 1, 2, 3 and 4.</summary>
    public required IReadOnlyList<int> AssistantRatings { get; init; }

    /// <summary>How many cases were rated with 1, 2, 3 and 4.</summary>
    public required IReadOnlyList<int> AgentRatings { get; init; }

    /// <summary>What was not understood, the most frequent first, then the latest.</summary>
    public required IReadOnlyList<MisunderstoodMessage> Misunderstood { get; init; }
}
