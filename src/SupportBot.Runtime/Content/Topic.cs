namespace SupportBot.Runtime.Content;

/// <summary>A reason of a rejection, or something outside the reasons that has an answer. A topic is a folder (D6).</summary>
public sealed record Topic
{
    /// <summary>Path of the folder: <c>reasons/glare</c> or <c>outside/under-age</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Place on the menu, from 1; 0: not on it.</summary>
    public int Position { get; init; }

    /// <summary>Which of two reasons in one message leads: the lower one.</summary>
    public int FixFirst { get; init; } = 100;

    /// <summary>Whether sending the verification in again can help at all.</summary>
    public bool Resubmit { get; init; } = true;

    /// <summary>Whether manual review takes over after too many rejections in a row (FACTS, rule 1).</summary>
    public bool ManualRoute { get; init; } = true;

    /// <summary>Slots and own questions that must be known before the remedy.</summary>
    public IReadOnlyList<string> Ask { get; init; } = [];

    /// <summary>Own questions with their choices.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Questions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The remedies; the first that fits is taken, and one always fits.</summary>
    public required IReadOnlyList<Remedy> Remedies { get; init; }

    /// <summary>Signs that hold in every language, made of word lists.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Weaker signs that hold in every language.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>Codes of verification vendors that mean this topic, such as <c>dataNotReadable</c> or <c>Veriff 104</c>; <c>*</c> at the end is any ending.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Whether the topic is a reason, and not something outside them.</summary>
    public bool IsReason => Path.StartsWith("reasons/", StringComparison.Ordinal);

    /// <summary>Name of the folder without what stands above it.</summary>
    public string Name => Path[(Path.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
