namespace SupportBot.Runtime.Content;

/// <summary>What one folder says in one language.</summary>
public sealed record LanguageFile
{
    /// <summary>Path of the file, relative to the content folder.</summary>
    public required string Path { get; init; }

    /// <summary>The folder's label in this language; empty where the folder needs none.</summary>
    public required string Name { get; init; }

    /// <summary>What a message says when this folder is meant.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Weaker signs, which make the bot ask and never decide.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>Whole messages that mean this folder, in their own words: the classifier learns from them.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The texts by key.</summary>
    public required IReadOnlyDictionary<string, AuthoredText> Texts { get; init; }
}
