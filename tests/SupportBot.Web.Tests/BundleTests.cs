using System.IO.Compression;
using System.Text.RegularExpressions;
using SupportBot.Web.Tests.Stage;

namespace SupportBot.Web.Tests;

/// <summary>What is delivered: small, complete in every language, typed, and free of what the policy forbids.</summary>
public sealed partial class BundleTests
{
    private const int LauncherLimit = 6 * 1024;

    private const int WidgetLimit = 45 * 1024;

    private static readonly string Dist = Path.Combine(Checkout.Web, "dist");

    private static readonly LanguageFolder Words = new(Path.Combine(Checkout.Web, "languages"));

    public static TheoryData<string> Languages => [.. Words.Files];

    [Fact]
    public void The_launcher_and_the_whole_widget_are_small()
    {
        var sizes = Directory.EnumerateFiles(Dist, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Dist, path))
            .Where(path => !path.StartsWith("desk", StringComparison.Ordinal)).ToDictionary(path => path, path => Compressed(Path.Combine(Dist, path)));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", sizes.Select(size => $"{size.Key} {size.Value}")) + $", together {sizes.Values.Sum()}");
        Assert.InRange(sizes["widget.js"], 1, LauncherLimit);
        Assert.InRange(sizes.Values.Sum(), 1, WidgetLimit);
    }

    [Fact]
    public void The_bundle_holds_no_markup_from_strings_and_no_code_from_strings()
    {
        foreach (var path in Directory.EnumerateFiles(Dist, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".css", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(path);
            Assert.DoesNotContain("eval(", text, StringComparison.Ordinal);
            Assert.DoesNotContain("new Function", text, StringComparison.Ordinal);
            Assert.DoesNotContain("document.cookie", text, StringComparison.Ordinal);
            Assert.DoesNotContain("insertAdjacentHTML", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(InlineScript(), text);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_text_with_the_same_values(string file) => Words.AssertComplete(file);

    [Fact]
    public void Every_text_is_used()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Checkout.Web, "*.ts*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal) && !path.Contains("/desk/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var built = new[] { "launcher.", "step.", "kind.", "placeholder.", "rating." };
        Assert.DoesNotContain(Words.Texts("en.json").Keys, id => !built.Any(start => id.StartsWith(start, StringComparison.Ordinal)) && !sources.Contains($"'{id}'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_types_agree() => Assert.Empty(await Tool.NodeAsync(Checkout.Web, null, Path.Combine(Checkout.Tests, "node_modules/typescript/bin/tsc"), "--project", "."));

    internal static int Compressed(string path)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(File.ReadAllBytes(path));
        }

        return (int)buffer.Length;
    }

    [GeneratedRegex("<script(?![^>]*src=)|<style|style=\"")]
    private static partial Regex InlineScript();
}
