using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using SupportBot.Runtime.Content;

namespace SupportBot.Server.Tests.Content;

/// <summary>What holds of the delivered content as a whole.</summary>
public sealed partial class ContentTests
{
    private static readonly ContentSnapshot Snapshot = RealContent.Loaded.Snapshot;

    [Fact]
    public void The_content_holds_the_languages_the_reasons_and_the_facts_that_were_ordered()
    {
        Assert.Equal(["en", "zh-Hans"], Snapshot.Locales);
        Assert.Equal(
            ["blurred-photo", "glare", "name-mismatch", "unsupported-document", "expired-document", "face-mismatch", "duplicate-document", "region-restricted", "wrong-details"],
            Snapshot.Menu.Where(topic => topic.IsReason).Select(topic => topic.Name));
        Assert.Equal(111, Snapshot.Facts.Count);
    }

    [Fact]
    public async Task A_schema_refuses_a_property_that_nobody_reads()
    {
        var file = RealContent.Files.Single(file => file.Path == "reasons/glare/en.json");
        var schema = await JsonSchema.FromFileAsync(SchemaOf(file)!, TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(file.Text.Replace("\"hints\"", "\"hint\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_schema_is_of_draft_07() => Assert.All(
        RealContent.Files.Where(file => file.Path.StartsWith("schema/", StringComparison.Ordinal)),
        file => Assert.Equal("http://json-schema.org/draft-07/schema#", JObject.Parse(file.Text).Value<string>("$schema")));

    [Fact]
    public void No_text_leads_anywhere_but_to_the_exchange()
    {
        Assert.Equal(["binance.com"], Snapshot.Profile.AllowedHosts);
        Assert.StartsWith("https://www.binance.com", Snapshot.Profile.Site, StringComparison.Ordinal);
        var elsewhere =
            from text in AuthoredTexts.Filled
            from Match host in Host().Matches(text.Text)
            where host.Value != "binance.com" && !host.Value.EndsWith(".binance.com", StringComparison.Ordinal)
            select $"{text.Locale} {text.Id}: {host.Value}";
        Misses.None(elsewhere);
    }

    private static string? SchemaOf(ContentFile file) => JObject.Parse(file.Text).Value<string>("$schema") is { } named
        ? Path.GetFullPath(Path.Combine(RealContent.Root, "dialogs", Path.GetDirectoryName(file.Path)!, named))
        : null;

    /// <summary>Anything that looks like a host, whatever it ends in; an address of post as well.</summary>
    [GeneratedRegex(@"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}|[\w.+-]+@[\w.-]+", RegexOptions.IgnoreCase)]
    private static partial Regex Host();
}
