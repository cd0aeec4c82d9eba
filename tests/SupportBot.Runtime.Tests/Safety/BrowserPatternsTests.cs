using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportBot.Runtime.Safety;
using SupportBot.Runtime.Safety.Detectors;

namespace SupportBot.Runtime.Tests.Safety;

/// <summary>
/// The widget stops secrets with the server's own patterns: its file is written from the detectors, and this test holds it to them.
/// After a change of a pattern run the tests with <c>SUPPORTBOT_WRITE=1</c>; what the patterns lead to is compared in the widget's tests.
/// </summary>
public sealed class BrowserPatternsTests
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_browser_has_the_patterns_of_the_server()
    {
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/SupportBot.Web/safety/patterns.json");
        var written = JsonSerializer.Serialize(Collect(), Layout) + "\n";
        if (Environment.GetEnvironmentVariable("SUPPORTBOT_WRITE") == "1")
        {
            File.WriteAllText(file, written);
        }

        Assert.Equal(written, File.ReadAllText(file));
    }

    [Fact]
    public void The_browser_shows_the_placeholders_of_the_server()
    {
        var root = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../..");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "src/SupportBot.Web/languages"), "*.json"))
        {
            var ours = JsonNode.Parse(File.ReadAllText(file))!["texts"]!;
            var theirs = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "dialogs/safety", Path.GetFileName(file))))!["texts"]!;
            foreach (var id in Enum.GetValues<SecretKind>().Select(kind => $"placeholder.{kind.Name()}"))
            {
                Assert.Equal((string?)theirs[id], (string?)ours[id]);
            }
        }
    }

    private static JsonObject Collect()
    {
        var patterns =
            from type in typeof(Redactor).Assembly.GetTypes()
            where type.Namespace is { } name && name.StartsWith(typeof(Redactor).Namespace!, StringComparison.Ordinal)
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            let attribute = method.GetCustomAttribute<GeneratedRegexAttribute>()
            where attribute is not null
            orderby type.Name, method.Name
            select (Name: $"{type.Name}.{method.Name}", attribute.Pattern, IgnoresCase: attribute.Options.HasFlag(RegexOptions.IgnoreCase));
        var words = (IEnumerable<string>)typeof(TalkWords).GetField("Words", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        var list = patterns.ToArray();
        Assert.NotEmpty(list);
        return new()
        {
            ["ignoringCase"] = Group(list.Where(pattern => pattern.IgnoresCase)),
            ["exact"] = Group(list.Where(pattern => !pattern.IgnoresCase)),
            ["talkWords"] = string.Join(' ', words.Order(StringComparer.Ordinal)),
        };

        static JsonObject Group(IEnumerable<(string Name, string Pattern, bool)> patterns) =>
            new(patterns.Select(pattern => KeyValuePair.Create(pattern.Name, (JsonNode?)pattern.Pattern)));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
