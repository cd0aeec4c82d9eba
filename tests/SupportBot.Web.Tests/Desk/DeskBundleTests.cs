using System.Text.RegularExpressions;
using SupportBot.Web.Tests.Stage;

namespace SupportBot.Web.Tests.Desk;

/// <summary>What the desk is delivered as: complete in every language, apart from the widget, and fit for a strict policy.</summary>
public sealed partial class DeskBundleTests
{
    private const int FirstLoadLimit = 40 * 1024;

    private static readonly string Dist = Path.Combine(Checkout.Web, "dist");

    private static readonly string Sources = Path.Combine(Checkout.Web, "desk");

    // Ids that are put together from what the server sends, or from a name in the code.
    private static readonly string[] Built =
    [
        "rail.", "status.", "audit.", "signin.", "list.empty.", "presence.", "trigger.", "requeue.", "case.", "event.", "variable.", "card.", "mark.", "channel.", "rating.", "refusal.", "key.", "theme.", "role.", "tab.", "report.step.", "report.station.", "mention.", "message.", "state.", "playbook.part.", "missing.",
    ];

    // What only pages beside the desk say is fetched with them; nothing else of the desk can say it.
    private static readonly string[] LaterFolders = ["pages", "reports", "wall"];

    private static readonly string[] LaterFiles = ["alerts/away.tsx", "thread/panel.tsx", "view/dialogs.tsx", "view/palette.tsx"];

    private static readonly LanguageFolder Words = new(Path.Combine(Sources, "languages"));

    public static TheoryData<string> Languages => [.. Words.Files];

    [Fact]
    public void English_and_Chinese_are_there()
    {
        Assert.Contains("en.json", Languages.Select(row => row.Data));
        Assert.Contains("zh-Hans.json", Languages.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_text_with_the_same_values(string file) => Words.AssertComplete(file);

    [Fact]
    public void No_text_shouts()
    {
        foreach (var texts in Languages.Select(row => Words.Texts(row.Data)))
        {
            Assert.All(texts.Values, text => Assert.DoesNotMatch("[!！]", text));
        }
    }

    [Fact]
    public void Every_text_is_used()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Sources, "*.ts*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.DoesNotContain(Words.Texts("en.json").Keys, id =>
            !Built.Any(start => id.StartsWith(start, StringComparison.Ordinal)) && !sources.Contains($"'{(id.EndsWith(".one", StringComparison.Ordinal) ? id[..^4] : id)}'", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_that_is_asked_for_exists()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Sources, "*.tsx", SearchOption.AllDirectories).Select(File.ReadAllText));
        var asked = Asked().Matches(sources).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(asked.Count > 100, $"Only {asked.Count} texts were found in the sources.");
        Assert.Empty(asked.Except(Words.Texts("en.json").Keys));
    }

    [Fact]
    public void What_the_desk_says_before_a_page_is_wanted_is_there()
    {
        var later = Later().Match(File.ReadAllText(Path.Combine(Checkout.Web, "generated.mjs"))).Groups[1].Value;
        Assert.NotEmpty(later);
        var first = Directory.EnumerateFiles(Sources, "*.ts*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Sources, path).Replace('\\', '/'))
            .Where(path => !LaterFolders.Contains(path.Split('/')[0]) && !LaterFiles.Contains(path)).ToArray();
        Assert.InRange(first.Length, 30, 100);
        var ids = Words.Texts("en.json").Keys.Where(id => id.Contains('.', StringComparison.Ordinal) && Regex.IsMatch(id, $@"^({later})\b")).ToHashSet(StringComparer.Ordinal);
        Assert.All(first, path => Assert.DoesNotContain(Said().Matches(File.ReadAllText(Path.Combine(Sources, path))).Select(match => match.Groups[1].Value), ids.Contains));
    }

    [Fact]
    public void The_first_load_is_small_in_every_language()
    {
        var page = File.ReadAllText(Path.Combine(Dist, "desk", "index.html"));
        var scripts = Asset().Matches(page).Select(match => Path.Combine(Dist, match.Value.TrimStart('/'))).Where(path => path.EndsWith(".js", StringComparison.Ordinal)).ToArray();
        Assert.InRange(scripts.Length, 2, 4);
        foreach (var file in Words.Files)
        {
            var words = Directory.EnumerateFiles(Path.Combine(Dist, "desk", "assets"), "*.js").Single(path => !scripts.Contains(path) && File.ReadAllText(path).Contains(Words.Texts(file)["note.only"], StringComparison.Ordinal));
            var size = scripts.Append(words).Sum(path => BundleTests.Compressed(path));
            TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {size}");
            Assert.InRange(size, 1, FirstLoadLimit);
        }
    }

    [Fact]
    public void Nothing_of_the_desk_is_in_the_widget()
    {
        var widget = Directory.EnumerateFiles(Path.Combine(Dist, "widget"), "*", SearchOption.AllDirectories).Append(Path.Combine(Dist, "widget.js")).Select(File.ReadAllText).ToArray();
        Assert.NotEmpty(widget);
        Assert.All(widget, text =>
        {
            Assert.DoesNotContain("desk/api", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Words.Texts("en.json")["note.only"], text, StringComparison.Ordinal);
            Assert.DoesNotContain(Words.Texts("en.json")["identity.forbidden"], text, StringComparison.Ordinal);
        });
        Assert.Contains(Directory.EnumerateFiles(Path.Combine(Dist, "desk"), "*.js", SearchOption.AllDirectories), path => File.ReadAllText(path).Contains(Words.Texts("en.json")["note.only"], StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_holds_no_script_and_no_style_and_every_asset_that_it_names()
    {
        var page = File.ReadAllText(Path.Combine(Dist, "desk", "index.html"));
        Assert.DoesNotMatch("<style|style=|<script(?![^>]*src=)|onload=", page);
        var assets = Asset().Matches(page).Select(match => match.Value).ToArray();
        // The icon, the style, the script, and what the script imports.
        Assert.Equal(4, assets.Length);
        Assert.All(assets, asset =>
        {
            Assert.True(File.Exists(Path.Combine(Dist, asset.TrimStart('/'))), asset);
            Assert.Matches(@"-[A-Z0-9]{8}\.", asset);
        });
    }

    [GeneratedRegex(@"\btext(?:\.count)?\('([a-z][a-zA-Z.-]*)'")]
    private static partial Regex Asked();

    [GeneratedRegex("'([a-z][a-zA-Z.-]*)'")]
    private static partial Regex Said();

    [GeneratedRegex(@"OF_PAGES = /\^\(([\w|]+)\)\\b/")]
    private static partial Regex Later();

    [GeneratedRegex(@"/desk/assets/[\w.-]+")]
    private static partial Regex Asset();
}
