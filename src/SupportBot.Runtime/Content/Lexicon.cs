namespace SupportBot.Runtime.Content;

/// <summary>The language knowledge of one language: word lists, number words, and how the language is told.</summary>
public sealed record Lexicon
{
    /// <summary>The language's own name for itself.</summary>
    public required string Name { get; init; }

    /// <summary>The script it is written in, by its Unicode name: <c>Latin</c>, <c>Han</c>, <c>Cyrillic</c>.</summary>
    public required string Script { get; init; }

    /// <summary>Words that tell this language from others of the same script.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The word lists, by the names that phrases use in braces.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; }

    /// <summary>Number words and what they count.</summary>
    public IReadOnlyDictionary<string, int> Numbers { get; init; } = new Dictionary<string, int>();

    /// <summary>Words and characters that may stand beside the number of a button, such as <em>option</em>, and number words that name one.</summary>
    public IReadOnlyList<string> Pick { get; init; } = [];

    /// <summary>Whole messages in a language that the bot does not speak, by the folder that they mean: the classifier learns from them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Examples { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Characters that are read as others, in pairs: <c>證证驗验</c> reads 證 as 证.</summary>
    public string Fold { get; init; } = "";
}
