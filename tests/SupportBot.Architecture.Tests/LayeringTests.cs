using SupportBot.Architecture.Tests.Rules;

namespace SupportBot.Architecture.Tests;

public sealed class LayeringTests
{
    [Fact]
    public void Projects_reference_what_the_picture_shows_and_nothing_else()
    {
        Assert.Contains(Repository.Projects, p => p.Name == "SupportBot.Schema");
        Verdict.Clean(Layering.Violations(Repository.Projects));
    }

    [Fact]
    public void No_project_touches_what_its_boundary_forbids()
    {
        Assert.NotEmpty(Layering.Forbidden.Keys.Select(Repository.Find).OfType<System.Reflection.Assembly>());
        Verdict.Clean(
            from row in Layering.Forbidden
            let assembly = Repository.Find(row.Key)
            where assembly is not null
            from violation in Layering.Violations(assembly, row.Value)
            select violation);
    }

    [Theory]
    [InlineData("SupportBot.Storage", "../SupportBot.Channels/SupportBot.Channels.csproj", "SupportBot.Storage must not reference SupportBot.Channels.")]
    [InlineData("SupportBot.Schema", @"..\SupportBot.Runtime\SupportBot.Runtime.csproj", "SupportBot.Schema must not reference SupportBot.Runtime.")]
    [InlineData("SupportBot.Extras", "../SupportBot.Schema/SupportBot.Schema.csproj", "SupportBot.Extras has no row in the arrow table: a project exists only if it forbids something.")]
    public void A_wrong_reference_is_noticed(string project, string reference, string complaint)
    {
        ProjectFile parsed = Parse(project, $"""<ProjectReference Include="{reference}" />""");

        Assert.Equal([complaint], Layering.Violations([parsed]));
    }

    [Fact]
    public void A_missing_reference_is_noticed() =>
        Assert.Equal(
            ["SupportBot.Runtime should reference SupportBot.Schema, or the arrow table is wrong."],
            Layering.Violations([Parse("SupportBot.Runtime", ""), Parse("SupportBot.Schema", "")]));

    [Theory]
    [InlineData("SupportBot.Schema", "Newtonsoft.Json")]
    [InlineData("SupportBot.Runtime", "Npgsql")]
    public void A_package_that_does_not_belong_is_noticed(string project, string package) =>
        Assert.Equal(
            [$"{project} must not reference the package {package}."],
            Layering.Violations([Parse(project, $"""<PackageReference Include="{package}" />""")]));

    [Fact]
    public void A_forbidden_namespace_is_noticed() =>
        Assert.Contains(
            Layering.Violations(typeof(Repository).Assembly, ["System.Diagnostics"]),
            v => v.Contains("Repository", StringComparison.Ordinal));

    private static ProjectFile Parse(string name, string item) =>
        ProjectFile.Parse(new($"src/{name}/{name}.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>"));
}
