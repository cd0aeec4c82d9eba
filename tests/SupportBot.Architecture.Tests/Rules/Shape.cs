using System.Text.RegularExpressions;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>How large a file and a folder may grow.</summary>
internal static partial class Shape
{
    /// <summary>Top folder, and the most lines that one of its C# files may have.</summary>
    public static readonly IReadOnlyDictionary<string, int> Lines = new Dictionary<string, int>
    {
        ["src"] = 300,
        ["tests"] = 400,
    };

    /// <summary>Folders that may hold more files than <see cref="FilesPerFolder"/>, and how many.</summary>
    public static readonly IReadOnlyDictionary<string, int> LargeFolders = new Dictionary<string, int>
    {
        ["src/SupportBot.Schema"] = 30,
    };

    public const int FilesPerFolder = 20;

    public const int Levels = 2;

    private const string Fixtures = "/Fixtures";

    public static IEnumerable<string> LongFiles(IEnumerable<TrackedFile> files) =>
        from file in Code(files)
        let limit = Lines[file.Path[..file.Path.IndexOf('/', StringComparison.Ordinal)]]
        let count = file.Text.TrimEnd('\n').Split('\n').Length
        where count > limit
        select $"{file.Path} has {count} lines; {limit} are the limit.";

    public static IEnumerable<string> CrowdedFolders(IEnumerable<TrackedFile> files) =>
        from folder in Judged(files).Where(f => !f.Folder.EndsWith(Fixtures, StringComparison.Ordinal)).GroupBy(f => f.Folder)
        let limit = LargeFolders.GetValueOrDefault(folder.Key, FilesPerFolder)
        where folder.Count() > limit
        select $"{folder.Key} holds {folder.Count()} files; {limit} are the limit.";

    public static IEnumerable<string> DeepFolders(IEnumerable<TrackedFile> files) =>
        from folder in Judged(files).Select(f => f.Folder).Distinct()
        let levels = folder.Split('/').Length - 2
        where levels > Levels
        select $"{folder} lies {levels} folders below its project; {Levels} are the limit.";

    /// <summary>Namespaces are file-scoped, so a top-level type begins at the left margin.</summary>
    public static IEnumerable<string> CrowdedFiles(IEnumerable<TrackedFile> files) =>
        from file in Code(files)
        let types = TopLevelType().Count(file.Text)
        where types > 1
        select $"{file.Path} declares {types} top-level types; one is the limit.";

    private static IEnumerable<TrackedFile> Judged(IEnumerable<TrackedFile> files) => files.Where(f => Lines.Keys.Any(f.IsUnder));

    private static IEnumerable<TrackedFile> Code(IEnumerable<TrackedFile> files) => Judged(files).Where(f => f.Is(".cs"));

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|readonly|ref|partial|unsafe)\s+)*(?:class|record|struct|interface|enum|delegate)\s+\w", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
