using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class HygieneTests
{
    [Fact]
    public void No_file_holds_what_belongs_to_one_machine_or_is_left_for_later()
    {
        Assert.Contains(Repository.Files, f => f.Path == "SupportBot.sln");
        Verdict.Clean(Hygiene.Violations(Repository.Files));
    }

    [Theory]
    [InlineData("https://api.nuget", ".org/v3/index.json")]
    [InlineData("\"resolved\": \"https://registry.npmjs", ".org/a\"")]
    [InlineData("https://unpkg", ".com/react")]
    [InlineData("cd /wo", "rk/main")]
    [InlineData("DB=/ro", "ot/data.db")]
    [InlineData("// TO", "DO: later")]
    public void A_forbidden_word_is_noticed_with_its_line(string first, string second) =>
        Assert.StartsWith("a/b.txt:2 ", Assert.Single(Hygiene.Violations([new("a/b.txt", "fine\n" + first + second)])), StringComparison.Ordinal);

    [Theory]
    [InlineData("src/work/a.cs and https://example.com/work/")]
    [InlineData("./root/x, ~/work/y, $HOME/work/z, ${HOME}/work/z")]
    [InlineData("the todo list; NuGet; npm")]
    public void A_harmless_word_is_left_alone(string text) => Verdict.Clean(Hygiene.Violations([new("a.txt", text)]));
}
