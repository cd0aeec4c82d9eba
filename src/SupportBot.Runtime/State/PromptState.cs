namespace SupportBot.Runtime.State;

/// <summary>A question that is open. It holds ids of texts, so that it can be asked again in any language.</summary>
public sealed record PromptState
{
    /// <summary>Id of the text that asks; <see langword="null"/> where the bubbles before it ask already.</summary>
    public string? Text { get; init; }

    /// <summary>Values for the braces of the text.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>The buttons, in order.</summary>
    public IReadOnlyList<PromptChoice> Choices { get; init => field = value ?? []; } = [];

    /// <summary>Smallest number that is accepted, for a number prompt.</summary>
    public int Minimum { get; init; }

    /// <summary>Largest number that is accepted, for a number prompt.</summary>
    public int Maximum { get; init => field = value == 0 ? int.MaxValue : value; } = int.MaxValue;

    /// <summary>How many answers were not understood so far.</summary>
    public int Attempts { get; init; }
}
