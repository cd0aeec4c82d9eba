namespace SupportBot.Runtime.Content;

/// <summary>A text that an author wrote in one language.</summary>
public sealed record AuthoredText
{
    /// <summary>What the bot says; lines are separated by line feeds, values stand in braces.</summary>
    public required string Text { get; init; }

    /// <summary>The wording when the operator is the exchange itself; <see langword="null"/> when it is the same.</summary>
    public string? IfExchange { get; init; }

    /// <summary>Ids of the facts that the text states.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Questions to which this text is the answer; for a choice, other words for it.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Where the text stands, for fault messages.</summary>
    public required (string Path, int Line, int Column) Source { get; init; }
}
