using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Content.Reading;

/// <summary>Checks what no single file can show: that languages agree, steps have texts, facts are stated, links are allowed.</summary>
internal static partial class ContentValidator
{
    public static IEnumerable<ContentFault> Validate(ContentSnapshot snapshot) =>
        DefaultLocale(snapshot)
            .Concat(Languages(snapshot))
            .Concat(StatedFacts(snapshot))
            .Concat(Links(snapshot))
            .Concat(TopicTexts(snapshot))
            .Concat(NeededTexts(snapshot))
            .Concat(Targets(snapshot))
            .Concat(Replies(snapshot));

    private static IEnumerable<ContentFault> DefaultLocale(ContentSnapshot snapshot)
    {
        var locale = snapshot.Profile.DefaultLocale;
        if (!snapshot.Locales.Contains(locale, StringComparer.Ordinal))
        {
            yield return new("profile.json", 1, 1, $"The bot does not speak the default locale '{locale}'.", "Name one of the languages in shared/.");
        }
    }

    private static IEnumerable<ContentFault> Languages(ContentSnapshot snapshot)
    {
        foreach (var folder in snapshot.Folders.Values)
        {
            foreach (var locale in snapshot.Locales.Where(locale => !folder.Languages.ContainsKey(locale)))
            {
                yield return new($"{folder.Path}/{locale}.json", 0, 0, "The language file is missing.", $"Add {locale}.json to this folder.");
            }

            var keys = folder.Languages.Values.SelectMany(language => language.Texts.Keys).ToHashSet(StringComparer.Ordinal);
            foreach (var language in folder.Languages.Values)
            {
                foreach (var key in keys.Where(key => !language.Texts.ContainsKey(key)))
                {
                    yield return new(language.Path, 1, 1, $"The text '{key}' is missing, which another language has.", "Add it to \"texts\".");
                }
            }
        }
    }

    private static IEnumerable<ContentFault> StatedFacts(ContentSnapshot snapshot)
    {
        foreach (var locale in snapshot.Locales)
        {
            var stated = AllTexts(snapshot, locale).SelectMany(text => text.Facts).ToHashSet(StringComparer.Ordinal);
            foreach (var fact in snapshot.Facts.Keys.Where(id => !stated.Contains(id)))
            {
                yield return new("facts.json", 1, 1, $"No text in '{locale}' states the fact '{fact}'.", $"Name \"{fact}\" in the \"facts\" of the text that says it.");
            }
        }

        foreach (var (text, id) in AllTexts(snapshot).SelectMany(text => text.Facts.Select(id => (text, id))))
        {
            if (!snapshot.Facts.ContainsKey(id))
            {
                yield return At(text, $"There is no fact '{id}'.", "Use an id from facts.json.");
            }
        }
    }

    private static IEnumerable<ContentFault> Links(ContentSnapshot snapshot)
    {
        foreach (var text in AllTexts(snapshot))
        {
            foreach (Match link in Link().Matches($"{text.Text}\n{text.IfExchange}"))
            {
                var host = link.Groups["host"].Value;
                if (!snapshot.Profile.AllowedHosts.Any(allowed => IsBelow(host, allowed)))
                {
                    yield return At(text, $"The text names the host '{host}', which profile.json does not allow.", "Remove it, or allow the host in \"links\".");
                }
            }
        }
    }

    /// <summary>A host is allowed when it is the allowed one or ends in a dot and the allowed one: a name that contains it is not enough.</summary>
    private static bool IsBelow(string host, string allowed) =>
        host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + allowed, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ContentFault> TopicTexts(ContentSnapshot snapshot)
    {
        foreach (var topic in snapshot.Topics.Values)
        {
            IEnumerable<string> keys =
            [
                "found", "resume",
                .. topic.Remedies.Select(remedy => $"intro.{remedy.Id}"),
                .. topic.Remedies.SelectMany(remedy => remedy.Steps).Select(step => $"step.{step}"),
                .. topic.Questions.Keys.Select(question => $"ask.{question}"),
                .. topic.Questions.SelectMany(pair => pair.Value.Select(choice => $"choice.{pair.Key}.{choice}")),
            ];
            foreach (var fault in Missing(snapshot, topic.Path, keys))
            {
                yield return fault;
            }

            var named = topic.Ask.Concat(topic.Remedies.SelectMany(remedy => remedy.When.Keys)).Distinct();
            foreach (var asked in named.Where(asked => !topic.Questions.ContainsKey(asked) && !snapshot.Slots.ContainsKey(asked)))
            {
                yield return new(
                    $"{topic.Path}/{(topic.IsReason ? "reason" : "topic")}.json", 1, 1, $"Nothing is known of '{asked}' in \"ask\" or \"when\".", "Name a slot or one of \"questions\".");
            }
        }
    }

    private static IEnumerable<ContentFault> NeededTexts(ContentSnapshot snapshot) =>
        TextIds.Needed.Concat(Derived(snapshot))
            .GroupBy(id => id[..id.LastIndexOf('/')], id => id[(id.LastIndexOf('/') + 1)..])
            .SelectMany(group => Missing(snapshot, group.Key, group));

    private static IEnumerable<string> Derived(ContentSnapshot snapshot) =>
    [
        .. snapshot.Slots.SelectMany(slot => slot.Value.Select(value => $"slots/choice.{slot.Key}.{value}").Append($"slots/ask.{slot.Key}")),
        .. snapshot.Checklist.Select(item => $"checklist/item.{item.Id}"),
        .. snapshot.Paths.SelectMany(path => path.Value.Select(step => $"resubmission/step.{path.Key}.{step}").Append($"resubmission/intro.{path.Key}")),
        .. snapshot.Questions.Keys.Select(question => $"questions/{question}/answer"),
        .. snapshot.Scams.Select(scam => $"safety/scam.{scam}"),
        .. snapshot.Evasions.Select(evasion => $"safety/evasion.{evasion}"),
    ];

    private static IEnumerable<ContentFault> Targets(ContentSnapshot snapshot) =>
        snapshot.Checklist.Where(item => !snapshot.Topics.ContainsKey(item.LeadsTo)).Select(item =>
            new ContentFault("checklist/checklist.json", 1, 1, $"The point '{item.Id}' leads to '{item.LeadsTo}', which is no topic.", "Name a folder such as reasons/glare."));

    /// <summary>Canned replies: each has a name, and names no value that there is not.</summary>
    private static IEnumerable<ContentFault> Replies(ContentSnapshot snapshot)
    {
        var texts = snapshot.Folders.TryGetValue(ReplyTexts.Folder, out var folder) ? folder.Languages.Values.SelectMany(language => language.Texts.Select(text => (language, text))) : [];
        foreach (var (language, (id, text)) in texts.Where(entry => !ReplyTexts.IsName(entry.text.Key)))
        {
            if (!language.Texts.ContainsKey(ReplyTexts.NameOf(id)))
            {
                yield return At(text, $"The reply '{id}' has no name.", $"Add \"{ReplyTexts.NameOf(id)}\" to \"texts\": what the reply is about.");
            }

            foreach (var name in Brace().Matches(text.Text).Select(brace => brace.Groups[1].Value).Except([.. ReplyTexts.Variables, .. ReplyTexts.Shared]))
            {
                yield return At(text, $"Nothing fills in '{{{name}}}' in a reply.", $"Use one of: {string.Join(", ", ReplyTexts.Variables)}.");
            }
        }
    }

    private static IEnumerable<ContentFault> Missing(ContentSnapshot snapshot, string folder, IEnumerable<string> keys)
    {
        foreach (var (locale, key) in snapshot.Locales.SelectMany(locale => keys.Distinct().Select(key => (locale, key))))
        {
            if (snapshot.FindText(locale, $"{folder}/{key}") is null)
            {
                yield return new($"{folder}/{locale}.json", 1, 1, $"The text '{key}' is missing.", "Add it to \"texts\".");
            }
        }
    }

    private static IEnumerable<AuthoredText> AllTexts(ContentSnapshot snapshot, string? locale = null) => snapshot.Folders.Values
        .SelectMany(folder => folder.Languages.Where(language => locale is null || language.Key == locale))
        .SelectMany(language => language.Value.Texts.Values);

    private static ContentFault At(AuthoredText text, string problem, string cure) =>
        new(text.Source.Path, text.Source.Line, text.Source.Column, problem, cure);

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.None, 5000)]
    private static partial Regex Brace();

    /// <summary>After a scheme, everything up to the path, so that no ending and no <c>@</c> can hide a host; without one, what ends like a host.</summary>
    [GeneratedRegex(
        @"https?://(?<host>[a-z0-9.@:_-]*[a-z0-9])"
        + @"|(?<host>(?:[a-z0-9-]+\.)+(?:com|org|net|io|cn|app|co|me|info|xyz|top|site|help|link|cc|to|gg|ly)(?:\.[a-z0-9-]+)*)(?![a-z0-9])",
        RegexOptions.IgnoreCase,
        5000)]
    private static partial Regex Link();
}
