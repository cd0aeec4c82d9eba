using SupportBot.Runtime.Content;
using SupportBot.Runtime.Support;
using SupportBot.Server.Commands;

namespace SupportBot.Server.Tests;

/// <summary>The content of the product, read once.</summary>
internal static class RealContent
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<ContentFile> Files { get; } = ContentLoader.Read(Path.Combine(Root, "dialogs"));

    public static SupportContent Loaded { get; } = Load(Files);

    public static SupportContent Load(IEnumerable<ContentFile> files)
    {
        var (content, faults) = SupportContent.Load(files);
        return content ?? throw new InvalidOperationException(string.Join('\n', faults));
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

        throw new InvalidOperationException("SupportBot.sln stands nowhere above the tests. Run them from a checkout.");
    }
}
