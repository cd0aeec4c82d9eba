using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class DocsTests
{
    private static readonly string[] Tree = ["docs/a.md", "src/SupportBot.Schema", "README.md"];

    [Fact]
    public void Links_lead_somewhere() => Verdict.Clean(Docs.DeadLinks(Docs.Pages(Repository.Files), Repository.Exists));

    [Fact]
    public void Names_in_backticks_exist() =>
        Verdict.Clean(Docs.UnknownNames(Docs.Pages(Repository.Files), Docs.KnownNames(Repository.Assemblies)));

    [Fact]
    public void Names_are_known_of_every_assembly()
    {
        IReadOnlySet<string> known = Docs.KnownNames(Repository.Assemblies);

        Assert.Superset(new HashSet<string> { "SupportBot.Schema", "ActivitySet", "Activity.ReplyToId", "MembersAdded", "DocsTests" }, new HashSet<string>(known));
    }

    [Theory]
    [InlineData("[gone](Gone.md)", "docs/b.md links to Gone.md, which does not exist.")]
    [InlineData("[gone](../src/Gone.md#part \"a title\")", "docs/b.md links to ../src/Gone.md, which does not exist.")]
    [InlineData("[gone]: Gone.md", "docs/b.md links to Gone.md, which does not exist.")]
    [InlineData("![picture](gone.png)", "docs/b.md links to gone.png, which does not exist.")]
    public void A_dead_link_is_noticed(string text, string complaint) =>
        Assert.Equal([complaint], Docs.DeadLinks([new("docs/b.md", text)], Exists));

    [Theory]
    [InlineData("[a](a.md) [up](../README.md) [folder](../src/SupportBot.Schema) [root](/README.md)")]
    [InlineData("[web](https://example.com/x) [mail](mailto:a@example.com) [here](#part)")]
    [InlineData("```console\n[not a link](gone.md)\n```")]
    public void A_living_link_is_left_alone(string text) => Verdict.Clean(Docs.DeadLinks([new("docs/b.md", text)], Exists));

    [Theory]
    [InlineData("`RouteInfo`", "RouteInfo")]
    [InlineData("`Prompt2Gone<T>`", "Prompt2Gone")]
    [InlineData("`Activity.GoneField`", "Activity.GoneField")]
    [InlineData("`SupportBot.Gone`", "SupportBot.Gone")]
    public void A_stale_name_is_noticed(string text, string name) =>
        Assert.Equal(
            [$"a.md says `{name}`, which no assembly declares. Correct it, or write a foreign name without backticks."],
            Docs.UnknownNames([new("a.md", text)], Docs.KnownNames(Repository.Assemblies)));

    [Theory]
    [InlineData("`ActivitySet` `Activity.ReplyToId` `SupportBot.Schema` `TimeProvider` `MembersAdded`")]
    [InlineData("`dotnet run` `Content` `KYC` `en.json` `RouteInfo in a sentence` RouteInfo")]
    [InlineData("```csharp\n`RouteInfo`\n```")]
    public void A_living_name_is_left_alone(string text) =>
        Verdict.Clean(Docs.UnknownNames([new("a.md", text)], Docs.KnownNames(Repository.Assemblies)));

    private static bool Exists(string path) => Tree.Contains(Path.GetRelativePath("/", Path.GetFullPath("/" + path)));
}
