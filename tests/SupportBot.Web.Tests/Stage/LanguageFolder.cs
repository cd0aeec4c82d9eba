using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportBot.Web.Tests.Stage;

/// <summary>The language files of one page.</summary>
/// <param name="folder">Where they are.</param>
internal sealed partial class LanguageFolder(string folder)
{
    public IEnumerable<string> Files => Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileName(path)!);

    public Dictionary<string, string> Texts(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!["texts"]!.AsObject().ToDictionary(text => text.Key, text => text.Value!.GetValue<string>());

    /// <summary>Every text of English is there, is not empty, and has the same values in braces; and no other is.</summary>
    public void AssertComplete(string file)
    {
        var (english, other) = (Texts("en.json"), Texts(file));
        Assert.Equal(english.Keys.Order(), other.Keys.Order());
        Assert.All(english, text =>
        {
            Assert.NotEmpty(other[text.Key]);
            Assert.Equal(Values(text.Value), Values(other[text.Key]));
        });
    }

    private static IEnumerable<string> Values(string text) => Brace().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Brace();
}
