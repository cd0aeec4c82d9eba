using System.Text.RegularExpressions;

namespace SupportBot.Server.Commands.Teams;

/// <summary>
/// What filling in and changing a template can break, told with the cure. The published schema says more, but it is draft 4 of JSON Schema, and
/// its messages are no help to an administrator; the tests hold the template to it instead.
/// </summary>
internal static partial class ManifestCheck
{
    public const string SchemaVersion = "1.30";

    private const int MostLists = 3;

    private const int MostCommands = 12;

    /// <summary>Texts without which Teams refuses the package.</summary>
    private static readonly string[] Required =
    [
        "version", "id", "developer.name", "developer.websiteUrl", "developer.privacyUrl", "developer.termsOfUseUrl", "name.short", "description.short",
        "description.full", "accentColor", "localizationInfo.defaultLanguageTag", "icons.color", "icons.outline", "bots[0].botId", "bots[0].scopes[0]",
    ];

    /// <summary>The most characters of a text, by its path without indexes.</summary>
    private static readonly Dictionary<string, int> Limits = new()
    {
        ["version"] = 256,
        ["developer.name"] = 32,
        ["developer.websiteUrl"] = 2048,
        ["developer.privacyUrl"] = 2048,
        ["developer.termsOfUseUrl"] = 2048,
        ["name.short"] = 30,
        ["name.full"] = 100,
        ["description.short"] = 80,
        ["description.full"] = 4000,
        ["bots[].commandLists[].commands[].title"] = 128,
        ["bots[].commandLists[].commands[].description"] = 4000,
    };

    private static readonly string[] Scopes = ["personal", "team", "groupChat"];

    /// <summary>All that is wrong with the filled manifest and its language files.</summary>
    public static IEnumerable<string> Faults(AppPackage package, string host)
    {
        var manifest = package.Manifest;
        return
        [
            .. Shape(manifest).Concat(Forms(manifest)).Concat(Lengths(manifest)).Concat(Lists(manifest, host)).Select(fault => $"{AppPackage.ManifestFile}: {fault}"),
            .. package.Languages.SelectMany(language => Language(manifest, language.Value).Concat(Lengths(language.Value)).Select(fault => $"{language.Key}: {fault}")),
        ];
    }

    private static IEnumerable<string> Shape(JsonTexts manifest)
    {
        if (manifest["manifestVersion"] != SchemaVersion || !IsOfVersion(manifest))
        {
            yield return $"manifestVersion and $schema do not both say {SchemaVersion}. Write that version.";
        }

        foreach (var path in Required.Where(path => string.IsNullOrWhiteSpace(manifest[path])))
        {
            yield return $"{path} is missing. Write it, as a text.";
        }
    }

    private static IEnumerable<string> Forms(JsonTexts manifest)
    {
        foreach (var (path, text) in manifest.All)
        {
            var fault = path switch
            {
                "id" or "bots[0].botId" when !Guid.TryParseExact(text, "D", out _) => $"{path} is '{text}'. Write {{appId}}.",
                "accentColor" when !Colour().IsMatch(text) => $"{path} is '{text}'. Write a colour such as #0d5c50.",
                _ when path.StartsWith("developer.", StringComparison.Ordinal) && path.EndsWith("Url", StringComparison.Ordinal)
                    && !text.StartsWith("https://", StringComparison.Ordinal) => $"{path} is '{text}'. Write an address that begins with https://.",
                _ => null,
            };
            if (fault is not null)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Lengths(JsonTexts texts) =>
        from text in texts.All
        let limit = Limits.GetValueOrDefault(Index().Replace(text.Key, "[]"), int.MaxValue)
        where text.Value.Length > limit
        select $"{text.Key} has {text.Value.Length} characters and may have {limit}. Shorten it, or the name in it (--name, --name-zh, profile.json).";

    private static IEnumerable<string> Lists(JsonTexts manifest, string host)
    {
        if (manifest.Counts.GetValueOrDefault("bots") != 1)
        {
            yield return $"bots has {manifest.Counts.GetValueOrDefault("bots")} entries. Write one.";
        }

        if (manifest.List("validDomains").Any(domain => domain != host))
        {
            yield return "validDomains names more than the server's host. Write {host} alone.";
        }

        foreach (var (path, count) in manifest.Counts)
        {
            var most = path.EndsWith(".commandLists", StringComparison.Ordinal) ? MostLists : path.EndsWith(".commands", StringComparison.Ordinal) ? MostCommands : int.MaxValue;
            if (count > most)
            {
                yield return $"{path} has {count} entries and may have {most}. Take some out.";
            }

            foreach (var scope in path.EndsWith(".scopes", StringComparison.Ordinal) ? manifest.List(path).Except(Scopes) : [])
            {
                yield return $"{path} names '{scope}'. The bot knows {string.Join(", ", Scopes)}.";
            }
        }
    }

    /// <summary>Whoever has Teams in the language sees every text in it, and none of a text that is gone.</summary>
    private static IEnumerable<string> Language(JsonTexts manifest, JsonTexts language)
    {
        if (!IsOfVersion(language))
        {
            yield return $"$schema is not that of version {SchemaVersion}. Write that version, as in {AppPackage.ManifestFile}.";
        }

        string[] asked = [.. manifest.All.Keys.Where(IsTranslated)];
        foreach (var path in asked.Where(path => string.IsNullOrWhiteSpace(language[path])))
        {
            yield return $"{path} is missing. Translate it.";
        }

        foreach (var path in language.All.Keys.Except(asked).Where(path => path != "$schema"))
        {
            yield return $"{path} stands in no {AppPackage.ManifestFile}. Take it out.";
        }
    }

    private static bool IsTranslated(string path) =>
        path.StartsWith("name.", StringComparison.Ordinal) || path.StartsWith("description.", StringComparison.Ordinal) || Index().Replace(path, "[]").StartsWith("bots[].commandLists[].commands[].", StringComparison.Ordinal);

    private static bool IsOfVersion(JsonTexts file) => file["$schema"]?.Contains($"/v{SchemaVersion}/", StringComparison.Ordinal) == true;

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z", RegexOptions.None, 5000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, 5000)]
    private static partial Regex Index();
}
