namespace SupportBot.Runtime.Content;

/// <summary>One file of authored content, as the host read it. Runtime itself reads no disk.</summary>
/// <param name="Path">Path relative to the content folder, with forward slashes: <c>reasons/glare/en.json</c>.</param>
/// <param name="Text">The whole text of the file.</param>
public sealed record ContentFile(string Path, string Text);
