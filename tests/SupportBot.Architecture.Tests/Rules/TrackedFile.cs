namespace SupportBot.Architecture.Tests.Rules;

/// <summary>A text file of the repository; <paramref name="Path"/> is relative to its root and has forward slashes.</summary>
internal sealed record TrackedFile(string Path, string Text)
{
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    public string[] Lines => Text.Split('\n');

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool Is(string extension) => Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
