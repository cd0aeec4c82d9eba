using SupportBot.Runtime.Content;
using SupportBot.Runtime.Support;

namespace SupportBot.Storage.Tests;

/// <summary>The turn function with the content of the product, read once.</summary>
internal static class RealContent
{
    public static SupportTurn Turn { get; } = new(Load());

    private static SupportContent Load()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "SupportBot.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("SupportBot.sln stands nowhere above the tests. Run them from a checkout.");
        }

        var root = Path.Combine(at.FullName, "dialogs");
        var files = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(path => new ContentFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)));
        var (content, faults) = SupportContent.Load(files);
        return content ?? throw new InvalidOperationException(string.Join('\n', faults));
    }
}
