namespace SupportBot.Runtime.Content;

/// <summary>A folder of content: its path and what it says in each language.</summary>
/// <param name="Path">Path relative to the content folder: <c>reasons/glare</c>.</param>
/// <param name="Languages">The language files by locale.</param>
public sealed record ContentFolder(string Path, IReadOnlyDictionary<string, LanguageFile> Languages);
