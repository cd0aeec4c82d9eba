using System.Xml.Linq;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>What a csproj says about the world outside of its project.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public static ProjectFile Parse(TrackedFile file)
    {
        XElement project = XElement.Parse(file.Text);
        return new(
            NameOf(file.Path),
            [.. Includes(project, "ProjectReference").Select(NameOf).Order(StringComparer.Ordinal)],
            [.. Includes(project, "PackageReference").Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Includes(XElement project, string item) =>
        project.Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>();

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
