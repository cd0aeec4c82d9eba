using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Support;

namespace SupportBot.Benchmarks;

/// <summary>The content of the product, read from the checkout that the benchmarks run in.</summary>
internal static class Dialogs
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The files of <c>dialogs/</c>.</summary>
    public static IReadOnlyList<ContentFile> ReadFiles()
    {
        var folder = Path.Combine(Root, "dialogs");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))),
        ];
    }

    /// <summary>The content of files.</summary>
    public static ContentSnapshot Read(IEnumerable<ContentFile> files)
    {
        var (snapshot, faults) = ContentReader.Read(files);
        return snapshot ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    /// <summary>The content of files with its recognizers, as the server loads it.</summary>
    public static SupportContent Load(IEnumerable<ContentFile> files)
    {
        var (content, faults) = SupportContent.Load(files);
        return content ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    /// <summary>A file without examples, so that nothing is learnt from it.</summary>
    public static ContentFile WithoutExamples(ContentFile file)
    {
        var node = JsonNode.Parse(file.Text, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!;
        return node is JsonObject root && root.Remove("examples") ? file with { Text = root.ToJsonString() } : file;
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SupportBot.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("SupportBot.sln stands nowhere above the benchmarks. Run them from a checkout.");
    }
}
