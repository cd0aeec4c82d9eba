using System.Text.RegularExpressions;

namespace SupportBot.Channels.Http;

/// <summary>The files of one built page, read once from a folder beside the program and held in memory.</summary>
/// <remarks>
/// Read into memory instead of MapStaticAssets, which serves compressed files of a mere build as 200 with 0 bytes outside Development.
/// </remarks>
internal sealed partial class AssetFolder
{
    /// <summary>The folder beside the program into which the build puts every page.</summary>
    public const string Root = "wwwroot";

    private const string ForEver = "public, max-age=31536000, immutable";

    private const string ForMinutes = "public, max-age=300";

    private const string AskEachTime = "no-cache";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".css"] = "text/css; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    };

    private readonly Dictionary<string, Asset> _assets = new(StringComparer.Ordinal);

    /// <param name="folder">The folder; it need not exist.</param>
    public AssetFolder(string folder)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            if (Types.TryGetValue(Path.GetExtension(file), out var type))
            {
                var path = '/' + Path.GetRelativePath(folder, file).Replace('\\', '/');
                _assets[path] = new(File.ReadAllBytes(file), type, Caching(path));
            }
        }
    }

    /// <summary>The file at a path below the folder, such as <c>/index.html</c>.</summary>
    public Asset? Find(string path) => _assets.GetValueOrDefault(path);

    private static string Caching(string path) =>
        Hashed().IsMatch(path) ? ForEver : path.EndsWith(".html", StringComparison.Ordinal) ? AskEachTime : ForMinutes;

    [GeneratedRegex(@"[-.][A-Za-z0-9_]{8,}\.[a-z0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Hashed();
}
