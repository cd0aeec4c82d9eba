using SupportBot.Runtime.Content;
using SupportBot.Runtime.Support;

namespace SupportBot.Server.Commands;

/// <summary>Reads the content folder from disk.</summary>
internal static class ContentLoader
{
    /// <summary>The folder given, else <c>dialogs</c> here or above, else the copy beside the program.</summary>
    public static string? Find(string? folder) => ShippedFolder.Find(folder, "dialogs", "profile.json");

    /// <summary>All files of the folder that Runtime may want.</summary>
    public static IReadOnlyList<ContentFile> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".json" or ".chat")
            .Order(StringComparer.Ordinal)
            .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    /// <summary>Loads the content and runs a command with it; tells every fault when it does not load.</summary>
    public static int With(string? folder, Terminal terminal, Func<SupportContent, int> run) =>
        Load(folder, terminal) is { } content ? run(content) : CommandLine.BrokenContent;

    /// <summary>Loads the content; tells every fault when it does not load.</summary>
    public static SupportContent? Load(string? folder, Terminal terminal)
    {
        if (Find(folder) is not { } found)
        {
            terminal.Errors.WriteLine($"There is no content folder '{folder ?? "dialogs"}'. Name one that holds profile.json.");
            return null;
        }

        var (content, faults) = SupportContent.Load(Read(found));
        foreach (var fault in faults)
        {
            terminal.Errors.WriteLine(fault);
        }

        return content;
    }
}
