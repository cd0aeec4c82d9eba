using System.Text;
using SupportBot.Server.Commands.Teams;
using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Deployment;

/// <summary>A template that an operator broke is told, never packed. Where the published schema can see the fault, it refuses it too.</summary>
public sealed class ManifestCheckTests
{
    private const string Forty = "Verification Helper of the Example Group";

    private static readonly string[] Placeholders = ["appId", "host", "name", "version", "operator", "exchange", "website", "privacy", "terms"];

    public static TheoryData<string, string, string, string> SeenByTheSchema => new()
    {
        { "manifest.json", "\"short\": \"{name}\"", $"\"short\": \"{Forty}\"", "name.short has 40 characters" },
        { "manifest.json", "\"short\": \"Helps", $"\"short\": \"{new string('x', 80)}", "description.short has" },
        { "manifest.json", "\"botId\": \"{appId}\",", "", "bots[0].botId is missing" },
        { "manifest.json", "\"botId\": \"{appId}\"", "\"botId\": \"supportbot\"", "bots[0].botId is 'supportbot'" },
        { "manifest.json", "\"id\": \"{appId}\"", "\"id\": \"{host}\"", "id is 'chat.example.com'" },
        { "manifest.json", "\"version\": \"{version}\",", "", "version is missing" },
        { "manifest.json", "\"version\": \"{version}\"", "\"version\": 1.0", "version is missing" },
        { "manifest.json", "\"privacyUrl\": \"{privacy}\",", "", "developer.privacyUrl is missing" },
        { "manifest.json", "\"{terms}\"", "\"{host}\"", "developer.termsOfUseUrl is 'chat.example.com'" },
        { "manifest.json", "#0d5c50", "green", "accentColor is 'green'" },
        { "manifest.json", "\"outline\": \"outline.png\"", "\"color32x32\": \"outline.png\"", "icons.outline is missing" },
        { "manifest.json", "\"scopes\": [\"personal\", \"team\", \"groupChat\"]", "\"scopes\": [\"personal\", \"groupchat\"]", "names 'groupchat'" },
        { "manifest.json", "\"bots\": [", "\"bots\": [{ \"botId\": \"{appId}\", \"scopes\": [\"personal\"] },", "bots has 2 entries" },
        { "manifest.json", "\"commands\": [", "\"commands\": [" + string.Concat(Enumerable.Repeat("{ \"title\": \"help\" },", 12)), ".commands has 19 entries" },
    };

    public static TheoryData<string, string, string, string> SeenByUsAlone => new()
    {
        { "manifest.json", "v1.30/", "v1.29/", "both say 1.30" },
        { "manifest.json", "\"manifestVersion\": \"1.30\"", "\"manifestVersion\": \"1.29\"", "both say 1.30" },
        { "manifest.json", "[\"{host}\"]", "[\"{host}\", \"*.example.org\"]", "validDomains names more" },
        { "manifest.json", "\"short\": \"{name}\"", "\"short\": \" \"", "name.short is missing" },
        { "manifest.json", "{exchange} was", "{broker} was", "nothing is called {broker}. There are {appId}, {exchange}" },
        { "manifest.json", "\"accentColor\"", "accentColor", "manifest.json(" },
        { "manifest.json", "\"color\": \"color.png\"", "\"color\": \"../teams/color.png\"", "Name a file of the template folder" },
        { "manifest.json", "\"color\": \"color.png\"", "\"color\": \"colour.png\"", "colour.png cannot be read" },
        { "manifest.json", "\"color\": \"color.png\"", "\"color\": \"outline.png\"", "outline.png has 32 x 32 pixels. Draw it with 192 x 192." },
        { "manifest.json", "\"outline\": \"outline.png\"", "\"outline\": \"zh-cn.json\"", "zh-cn.json is no PNG" },
        { "manifest.json", "\"file\": \"zh-cn.json\"", "\"file\": \"zh.json\"", "zh.json cannot be read" },
        { "zh-cn.json", "v1.30/", "v1.29/", "$schema is not that of version 1.30" },
        { "zh-cn.json", "\"name.short\": \"{name}\"", $"\"name.short\": \"{Forty}\"", "name.short has 40 characters" },
        { "zh-cn.json", "\"name.short\": \"{name}\",", "", "name.short is missing. Translate it." },
        { "zh-cn.json", "commands[6].title", "commands[7].title", "bots[0].commandLists[0].commands[6].title is missing" },
        { "zh-cn.json", "commands[6].title", "commands[7].title", "bots[0].commandLists[0].commands[7].title stands in no manifest.json" },
        { "zh-cn.json", "\"name.short\": \"{name}\",", "\"name.short\": \"{name}\", \"name.short\": \"{name}\",", "is no JSON" },
    };

    [Theory]
    [MemberData(nameof(SeenByTheSchema))]
    [MemberData(nameof(SeenByUsAlone))]
    public void A_broken_template_is_told(string file, string old, string by, string fault)
    {
        using var template = Copy(file, old, by);
        var (_, faults) = Read(template);
        Assert.Contains(faults, told => told.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SeenByTheSchema))]
    public async Task The_published_schema_refuses_it_too(string file, string old, string by, string fault)
    {
        PublishedSchema.SkipWithoutNode();
        using var template = Copy(file, old, by);
        var (package, _) = Read(template);
        Assert.True((await PublishedSchema.ComplaintsAsync(file, package.Files[file])).Count > 0, $"The schema accepts what we tell: {fault}");
    }

    [Fact]
    public void A_broken_template_is_not_packed_and_all_its_faults_are_told()
    {
        using var template = Copy("manifest.json", "#0d5c50", "green");
        var manifest = Path.Combine(template.Path, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"botId\": \"{appId}\",", "", StringComparison.Ordinal));
        var run = Pack(template);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Equal(["manifest.json: bots[0].botId is missing. Write it, as a text.", "manifest.json: accentColor is 'green'. Write a colour such as #0d5c50."], run.ErrorLines);
        Assert.False(File.Exists(Path.Combine(template.Path, "app.zip")));
    }

    [Fact]
    public void An_outline_without_transparency_is_told()
    {
        using var template = Copy("manifest.json", "#0d5c50", "#0d5c51");
        var outline = File.ReadAllBytes(Path.Combine(template.Path, "outline.png"));
        outline[25] = 2;
        File.WriteAllBytes(Path.Combine(template.Path, "outline.png"), outline);
        Assert.Equal("outline.png has no transparency. Draw it white on nothing, and save it as PNG with alpha.", Assert.Single(Read(template).Faults));
    }

    [Fact]
    public void A_template_that_is_as_good_as_ours_is_packed()
    {
        using var template = Copy("manifest.json", "#0d5c50", "#0d5c51");
        var run = Pack(template);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal("#0d5c51", PackedApp.Read(run, Path.Combine(template.Path, "app.zip")).Manifest.GetProperty("accentColor").GetString());
    }

    /// <summary>Reads and checks as the command does, with values of these tests.</summary>
    private static (AppPackage Package, IReadOnlyList<string> Faults) Read(TemporaryFolder template)
    {
        var values = Placeholders.ToDictionary(name => name, Value);
        List<string> faults = [];
        var package = AppPackage.Read(template.Path, _ => new(values, isExchange: false), faults);
        return (package, faults.Count > 0 ? faults : [.. PackageCheck.Faults(package, PackedApp.Host)]);
    }

    private static string Value(string name) => name switch
    {
        "appId" => PackedApp.AppId,
        "version" => "1.0.0",
        "website" or "privacy" or "terms" => "https://www.example.com/",
        "host" => PackedApp.Host,
        _ => "Example",
    };

    private static Invocation Pack(TemporaryFolder template) => Invocation.Run(
        "", "teams-package", "--app-id", PackedApp.AppId, "--host", PackedApp.Host, "--template", template.Path, "--out", Path.Combine(template.Path, "app.zip"));

    private static TemporaryFolder Copy(string file, string old, string by)
    {
        var folder = new TemporaryFolder([]);
        foreach (var path in Directory.EnumerateFiles(PackedApp.Template))
        {
            File.Copy(path, Path.Combine(folder.Path, Path.GetFileName(path)));
        }

        var broken = Path.Combine(folder.Path, file);
        var text = File.ReadAllText(broken);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold {old}.");
        File.WriteAllText(broken, text[..at] + by + text[(at + old.Length)..], new UTF8Encoding(false));
        return folder;
    }
}
