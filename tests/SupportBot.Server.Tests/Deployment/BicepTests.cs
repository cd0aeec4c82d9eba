using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Server.Tests.Deployment;

/// <summary>The registration with Azure Bot Service compiles without a word from the compiler or its linter.</summary>
public sealed partial class BicepTests(BicepBuild build) : IClassFixture<BicepBuild>
{
    [Fact]
    public void It_builds_without_a_warning()
    {
        BicepBuild.SkipWithoutCompiler();
        Misses.None(build.OtherDiagnostics);
    }

    [Theory]
    [InlineData("unknown-property.bicep", "Warning BCP037")]
    [InlineData("unused-parameter.bicep", "Error no-unused-params")]
    [InlineData("no-syntax.bicep", "Error BCP068")]
    public void A_planted_fault_is_noticed(string file, string diagnostic)
    {
        BicepBuild.SkipWithoutCompiler();
        Assert.Contains(build.Diagnostics(file), line => line.Contains(diagnostic, StringComparison.Ordinal));
    }

    [Fact]
    public void The_registration_leads_to_the_endpoint_and_to_Teams()
    {
        BicepBuild.SkipWithoutCompiler();
        var bot = Resource("bot").GetProperty("properties");
        Assert.Equal("[format('https://{0}/api/messages', parameters('host'))]", bot.GetProperty("endpoint").GetString());
        Assert.Contains("'UserAssignedMSI', 'SingleTenant'", bot.GetProperty("msaAppType").GetString(), StringComparison.Ordinal);
        Assert.Equal("MsTeamsChannel", Resource("teams").GetProperty("properties").GetProperty("channelName").GetString());
    }

    [Fact]
    public void Direct_Line_exists_for_trusted_sites_only()
    {
        BicepBuild.SkipWithoutCompiler();
        var channel = Resource("directLine");
        var site = channel.GetProperty("properties").GetProperty("properties").GetProperty("sites")[0];
        Assert.Equal("[not(empty(parameters('directLineOrigins')))]", channel.GetProperty("condition").GetString());
        Assert.True(site.GetProperty("isSecureSiteEnabled").GetBoolean());
        Assert.False(site.GetProperty("isV1Enabled").GetBoolean());
        Assert.Equal("[parameters('directLineOrigins')]", site.GetProperty("trustedOrigins").GetString());
    }

    [Fact]
    public void Every_parameter_is_described_in_the_file_and_on_the_page()
    {
        BicepBuild.SkipWithoutCompiler();
        var parameters = build.Template.GetProperty("parameters").EnumerateObject().ToArray();
        Misses.None(parameters.Where(parameter => !parameter.Value.TryGetProperty("metadata", out _)).Select(parameter => $"{parameter.Name} has no description."));
        var rows = Row().Matches(File.ReadAllText(Path.Combine(RealContent.Root, "deployment", "azure", "README.md"))).Select(row => row.Groups["name"].Value);
        Assert.Equal(parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_example_gives_every_value_that_has_no_default()
    {
        BicepBuild.SkipWithoutCompiler();
        var needed = build.Template.GetProperty("parameters").EnumerateObject().Where(parameter => !parameter.Value.TryGetProperty("defaultValue", out _)).Select(parameter => parameter.Name);
        Assert.Equal(needed.Order(), build.Example.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).Order());
    }

    private JsonElement Resource(string name) => build.Template.GetProperty("resources").GetProperty(name);

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
