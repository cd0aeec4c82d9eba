using System.Text.RegularExpressions;
using SupportBot.Channels.Connector;
using SupportBot.Server.Commands;
using SupportBot.Server.Hosting;

namespace SupportBot.Server.Tests.Deployment;

/// <summary>The pages for administrators name commands, parameters, settings and files that there are.</summary>
public sealed partial class PagesTests
{
    private const string English = "teams/README.md";

    private const string Chinese = "teams/README.zh-Hans.md";

    public static TheoryData<string> Guides => [English, Chinese];

    public static TheoryData<string> Pages => [English, Chinese, "azure/README.md", "README.md"];

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_guide_has_ten_steps(string page) =>
        Assert.Equal(Enumerable.Range(1, 10).Select(step => $"{step}"), Step().Matches(Read(page)).Select(step => step.Groups["number"].Value));

    [Fact]
    public void Every_step_says_what_to_see_and_what_to_do_if_not()
    {
        Misses.None(Step().Split(Read(English)).Where((_, part) => part > 0 && part % 2 == 0).Where(step => !step.Contains("You must see", StringComparison.Ordinal) || !step.Contains("If not:", StringComparison.Ordinal)));
        Misses.None(Step().Split(Read(Chinese)).Where((_, part) => part > 0 && part % 2 == 0).Where(step => !step.Contains("必须", StringComparison.Ordinal) || !step.Contains("如果没有：", StringComparison.Ordinal)));
    }

    [Fact]
    public void Both_languages_have_the_same_commands()
    {
        Assert.Equal(Blocks(English), Blocks(Chinese));
        // What is said to the bot is in the language of the page.
        Assert.Equal(
            Code(English).Except(["My verification was rejected", "@Bot desk CODE", "link CODE", "@Bot stop desk"]),
            Code(Chinese).Except(["认证被拒绝了", "@Bot 客服台 代码", "绑定 代码", "@Bot 停用客服台", "desk"]));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void What_people_are_told_to_write_is_understood(string page) =>
        Assert.NotEmpty(RealContent.Loaded.Read(Code(page).Single(code => code is "My verification was rejected" or "认证被拒绝了")).Topics);

    [Theory]
    [MemberData(nameof(Guides))]
    public void Our_own_commands_pack(string page)
    {
        List<string> printed = [];
        foreach (var command in Blocks(page).SelectMany(block => block.Split('\n')).Where(line => line.Contains("teams-package", StringComparison.Ordinal)))
        {
            var options = command[(command.IndexOf("-- ", StringComparison.Ordinal) + 3)..].Replace("$APP_ID", PackedApp.AppId, StringComparison.Ordinal).Replace("$HOST", PackedApp.Host, StringComparison.Ordinal).Split(' ');
            using var folder = new TemporaryFolder([]);
            using var output = new StringWriter();
            using var errors = new StringWriter();
            var code = CommandLine.Create(TextReader.Null, output, errors).Parse([.. options, "--out", Path.Combine(folder.Path, "supportbot-teams.zip")]).Invoke();
            Assert.Equal((0, ""), (code, errors.ToString()));
            printed.Add(output.ToString());
        }

        Assert.Equal(2, printed.Count);
        Assert.Contains(Code(page), told => told.StartsWith("supportbot-teams.zip:", StringComparison.Ordinal) && printed[0].Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Options_named_in_a_sentence_exist(string page)
    {
        var package = CommandLine.Create(TextReader.Null, TextWriter.Null, TextWriter.Null).Subcommands.Single(command => command.Name == "teams-package");
        Assert.Empty(Code(page).Where(code => Option().IsMatch(code)).Except(package.Options.Select(option => option.Name)));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Parameters_of_the_deployment_exist(string page)
    {
        var bicep = File.ReadAllText(Path.Combine(RealContent.Root, "deployment", "azure", "main.bicep"));
        var given = Blocks(page).SelectMany(block => Parameter().Matches(block)).Select(parameter => parameter.Groups["name"].Value).Distinct().ToArray();
        Assert.Equal(["botName", "host", "appId"], given);
        Assert.All(given, name => Assert.Contains($"\nparam {name} ", bicep, StringComparison.Ordinal));
        Assert.Contains("output messagingEndpoint ", bicep, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_hosts_that_the_server_calls_by_itself_are_named(string page)
    {
        var defaults = new ConnectorOptions();
        Assert.Superset(
            new HashSet<string> { new Uri(defaults.MetadataUrl).Host, "login.microsoftonline.com", "smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net", "*.botframework.com" },
            Code(page).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Settings_exist(string page)
    {
        var settings = SettingsCheck.Sections.SelectMany(section => section.Value.GetProperties().Select(property => $"{section.Key}:{property.Name}")).ToHashSet();
        var named = Setting().Matches(Read(page)).Select(setting => (Section: setting.Groups["section"].Value, Key: setting.Groups["key"].Value));
        Misses.None(named.Select(setting => $"{setting.Section}:{setting.Key}").Where(setting => !settings.Contains(setting)));
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(RealContent.Root, "deployment", page));

    private static string[] Blocks(string page) => [.. Fence().Matches(Read(page)).Select(block => block.Groups["code"].Value)];

    /// <summary>What stands in backticks, each once: other languages have another order of words.</summary>
    private static string[] Code(string page) => [.. Inline().Matches(Fence().Replace(Read(page), "")).Select(code => code.Groups["code"].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^## (?<number>\d+)\. ", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^```console\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\A--[a-z-]+\z")]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<= )(?<name>[a-z]\w+)=\$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"`(?<section>[A-Z]\w+?)(?::|__)(?<key>[A-Z]\w+)")]
    private static partial Regex Setting();
}
