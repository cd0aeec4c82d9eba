using System.Text;
using SupportBot.Runtime.Content;
using SupportBot.Server.Commands.Teams;
using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Deployment;

/// <summary>The package that an administrator uploads to Teams.</summary>
public sealed class TeamsPackageTests
{
    private static readonly PackedApp App = PackedApp.Pack();

    [Fact]
    public void The_package_holds_the_manifest_the_icons_and_the_languages_and_nothing_else() =>
        Assert.Equal(["color.png", "manifest.json", "outline.png", "zh-cn.json"], App.Files.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("zh-cn.json")]
    public async Task The_published_schema_accepts(string file)
    {
        PublishedSchema.SkipWithoutNode();
        Misses.None(await PublishedSchema.ComplaintsAsync(file, App.Files[file]));
    }

    [Fact]
    public void The_app_asks_for_no_permission() =>
        Assert.DoesNotContain(App.Manifest.EnumerateObject(), member => member.Name is "authorization" or "webApplicationInfo");

    [Fact]
    public async Task The_app_of_the_support_team_asks_to_read_its_channels_and_for_nothing_else()
    {
        var app = PackedApp.Pack("--desk");
        var permission = Assert.Single(app.Manifest.GetProperty("authorization").GetProperty("permissions").GetProperty("resourceSpecific").EnumerateArray());
        Assert.Equal(("ChannelMessage.Read.Group", "Application"), (permission.GetProperty("name").GetString(), permission.GetProperty("type").GetString()));
        Assert.Equal(PackedApp.AppId, app.Manifest.GetProperty("webApplicationInfo").GetProperty("id").GetString());
        PublishedSchema.SkipWithoutNode();
        Misses.None(await PublishedSchema.ComplaintsAsync("manifest.json", app.Files["manifest.json"]));
    }

    [Fact]
    public void The_manifest_names_the_bot_and_the_host_and_no_other()
    {
        var (manifest, bot) = (App.Manifest, App.Manifest.GetProperty("bots")[0]);
        Assert.Equal((PackedApp.AppId, PackedApp.AppId), (manifest.GetProperty("id").GetString(), bot.GetProperty("botId").GetString()));
        Assert.Equal([PackedApp.Host], manifest.GetProperty("validDomains").EnumerateArray().Select(domain => domain.GetString()));
        Assert.Equal(["personal", "team", "groupChat"], bot.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.False(bot.GetProperty("supportsFiles").GetBoolean());
        Assert.All(App.Files.Keys.Where(file => file.EndsWith(".json", StringComparison.Ordinal)), file => Assert.DoesNotMatch(@"[{]\w+[}]", Encoding.UTF8.GetString(App.Files[file])));
    }

    [Fact]
    public void The_names_are_those_of_the_profile()
    {
        var profile = RealContent.Loaded.Snapshot.Profile;
        Assert.Equal(profile.OperatorName, ShortName(App));
        Assert.Equal(profile.OperatorNames["zh-Hans"], App.Json("zh-cn.json").GetProperty("name.short").GetString());
        Assert.Contains(profile.ExchangeNames["zh-Hans"], Encoding.UTF8.GetString(App.Files["zh-cn.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_version_and_pages_can_be_chosen()
    {
        var app = PackedApp.Pack("--name", "Help \"Desk\"", "--name-zh", "帮助台", "--app-version", "1.2.3", "--privacy", "https://www.example.com/privacy", "--terms", "https://www.example.com/terms");
        Assert.Equal("Help \"Desk\"", ShortName(app));
        Assert.Equal("帮助台", app.Json("zh-cn.json").GetProperty("name.short").GetString());
        Assert.Equal("1.2.3", app.Manifest.GetProperty("version").GetString());
        var developer = app.Manifest.GetProperty("developer");
        Assert.Equal(
            ("https://chat.example.com/", "https://www.example.com/privacy", "https://www.example.com/terms"),
            (developer.GetProperty("websiteUrl").GetString(), developer.GetProperty("privacyUrl").GetString(), developer.GetProperty("termsOfUseUrl").GetString()));
        Assert.DoesNotContain("--privacy", app.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_that_were_not_named_are_told() =>
        Assert.Contains("Privacy and terms lead to https://chat.example.com/", App.Run.Output, StringComparison.Ordinal);

    [Fact]
    public void The_same_call_gives_the_same_bytes() => Assert.Equal(App.Zip, PackedApp.Pack().Zip);

    [Theory]
    [InlineData(false, "It can wait. It is independent.")]
    [InlineData(true, "It can wait.")]
    public void Only_the_bot_of_another_says_that_it_is_independent(bool isExchange, string text)
    {
        List<string> faults = [];
        var filled = new TemplateFiller(new Dictionary<string, string>(), isExchange).Fill("a.json", """["It can wait. [It is independent.]"]"""u8.ToArray(), faults);
        Assert.Equal($"[\n  \"{text}\"\n]", Encoding.UTF8.GetString(filled));
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_command_of_the_menu_is_understood_and_means_the_same_in_both_languages()
    {
        var (english, chinese) = (Titles("manifest.json"), Titles("zh-cn.json"));
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Misses.None(english.Where(title => Meaning(title.Value) is "").Select(title => $"{title.Value} is not understood."));
        Misses.None(english.Where(title => Meaning(title.Value) != Meaning(chinese[title.Key])).Select(title =>
            $"{title.Value} means {Meaning(title.Value)}, {chinese[title.Key]} means {Meaning(chinese[title.Key])}."));
    }

    [Theory]
    [InlineData("--app-id", "supportbot", "Entra")]
    [InlineData("--app-id", "00000000-0000-0000-0000-000000000000", "not all zero")]
    [InlineData("--app-id", "{9a2f1c3e-5b6d-4e7f-8a90-b1c2d3e4f506}", "five groups")]
    [InlineData("--host", "https://chat.example.com", "without scheme")]
    [InlineData("--host", "chat.example.com:3978", "port")]
    [InlineData("--host", "chat.example.com/api/messages", "path")]
    [InlineData("--host", "localhost", "the internet")]
    [InlineData("--host", "203.0.113.9", "chat.example.com")]
    [InlineData("--host", "*.example.com", "chat.example.com")]
    [InlineData("--app-version", "1.0", "1.0.0")]
    [InlineData("--app-version", "1.0.x", "three numbers")]
    [InlineData("--privacy", "http://www.example.com/privacy", "https://")]
    [InlineData("--terms", "terms.html", "https://")]
    [InlineData("--template", "nowhere", "manifest.json")]
    public void A_wrong_option_is_told_with_its_cure(string option, string value, string cure)
    {
        using var folder = new TemporaryFolder([]);
        var file = Path.Combine(folder.Path, "app.zip");
        var options = new Dictionary<string, string> { ["--app-id"] = PackedApp.AppId, ["--host"] = PackedApp.Host, ["--out"] = file, [option] = value };
        var run = Invocation.Run("", ["teams-package", .. options.SelectMany(entry => new[] { entry.Key, entry.Value })]);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        var fault = Assert.Single(run.ErrorLines);
        Assert.Contains(value, fault, StringComparison.Ordinal);
        Assert.Contains(cure, fault, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Several_wrong_options_are_told_at_once() =>
        Assert.Equal(3, Invocation.Run("", "teams-package", "--app-id", "x", "--host", "y", "--app-version", "z").ErrorLines.Count);

    [Fact]
    public void A_name_that_is_too_long_is_told_in_both_languages()
    {
        using var folder = new TemporaryFolder([]);
        var run = Invocation.Run("", "teams-package", "--app-id", PackedApp.AppId, "--host", PackedApp.Host, "--out", Path.Combine(folder.Path, "app.zip"), "--name", new string('n', 40));
        Assert.Equal(2, run.Exit);
        Assert.Equal(
            ["manifest.json: name.short has 40 characters", "zh-cn.json: name.short has 40 characters"],
            run.ErrorLines.Select(line => line.Split(" and may have 30. Shorten it")[0]));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told()
    {
        using var folder = new TemporaryFolder([]);
        var run = Invocation.Run("", "teams-package", "--app-id", PackedApp.AppId, "--host", PackedApp.Host, "--out", Path.Combine(folder.Path, "gone", "app.zip"));
        Assert.Equal(2, run.Exit);
        Assert.StartsWith("--out '", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_a_checkout_packs_with_the_template_beside_it()
    {
        using var folder = new TemporaryFolder(RealContent.Files.Select(file => new ContentFile($"dialogs/{file.Path}", file.Text)));
        var run = await Invocation.StartInAsync(folder.Path, "", "teams-package", "--app-id", PackedApp.AppId, "--host", PackedApp.Host);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(App.Zip, PackedApp.Read(run, Path.Combine(folder.Path, PackageOptions.DefaultOut)).Zip);
    }

    private static string? ShortName(PackedApp app) => app.Manifest.GetProperty("name").GetProperty("short").GetString();

    private static Dictionary<string, string> Titles(string file) =>
        new JsonTexts(App.Json(file)).All.Where(text => text.Key.EndsWith(".title", StringComparison.Ordinal)).ToDictionary();

    private static string Meaning(string text)
    {
        var reading = RealContent.Loaded.Read(text);
        return reading.Intents.Count > 0 ? reading.Intents[0].Key : reading.Topics.Count > 0 ? reading.Topics[0].Topic : "";
    }
}
