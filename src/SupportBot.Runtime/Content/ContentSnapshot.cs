namespace SupportBot.Runtime.Content;

/// <summary>All authored content at one moment. Immutable, so that a turn sees one state of it (D6).</summary>
public sealed class ContentSnapshot
{
    /// <summary>Who runs the bot, and the shared figures.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The facts by id.</summary>
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }

    /// <summary>Every folder with texts, by path.</summary>
    public required IReadOnlyDictionary<string, ContentFolder> Folders { get; init; }

    /// <summary>The reasons and what lies outside them, by path; reasons in menu order first.</summary>
    public required IReadOnlyDictionary<string, Topic> Topics { get; init; }

    /// <summary>The questions by name.</summary>
    public required IReadOnlyDictionary<string, Question> Questions { get; init; }

    /// <summary>The slots that are read from any message, with their values.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Slots { get; init; }

    /// <summary>The points to check before sending.</summary>
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>The steps of sending it in again, by channel.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Paths { get; init; }

    /// <summary>Ids of the warnings about scams (<c>scam.&lt;id&gt;</c>) in the folder <c>safety</c>.</summary>
    public required IReadOnlyList<string> Scams { get; init; }

    /// <summary>Ids of the refusals to get round the check (<c>evasion.&lt;id&gt;</c>) in the folder <c>safety</c>.</summary>
    public required IReadOnlyList<string> Evasions { get; init; }

    /// <summary>Word lists and number words by language; there may be more languages here than <see cref="Locales"/>.</summary>
    public required IReadOnlyDictionary<string, Lexicon> Lexicons { get; init; }

    /// <summary>Phrases by intent, of all languages together.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Intents { get; init; }

    /// <summary>The locales that the bot speaks, the default one first.</summary>
    public required IReadOnlyList<string> Locales { get; init; }

    /// <summary>A number that differs for every snapshot that was read.</summary>
    public required string Version { get; init; }

    /// <summary>The reasons in menu order.</summary>
    public IEnumerable<Topic> Menu => Topics.Values.Where(topic => topic.Position > 0).OrderBy(topic => topic.Position);

    /// <summary>
    /// The locale that the bot speaks to someone who asks for <paramref name="locale"/>: the same, else one of the same
    /// language (<c>zh-TW</c>: <c>zh-Hans</c>), else the default.
    /// </summary>
    public string ResolveLocale(string? locale)
    {
        var language = (locale ?? "").Split('-', '_')[0];
        return Locales.FirstOrDefault(known => string.Equals(known, locale, StringComparison.OrdinalIgnoreCase))
            ?? Locales.FirstOrDefault(known => string.Equals(known.Split('-')[0], language, StringComparison.OrdinalIgnoreCase))
            ?? Profile.DefaultLocale;
    }

    /// <summary>The text at <paramref name="id"/> (<c>folder/key</c>) in a locale, or <see langword="null"/>.</summary>
    public AuthoredText? FindText(string locale, string id)
    {
        var slash = id.LastIndexOf('/');
        return slash > 0 && Folders.TryGetValue(id[..slash], out var folder) && folder.Languages.TryGetValue(locale, out var language)
            ? language.Texts.GetValueOrDefault(id[(slash + 1)..])
            : null;
    }

    /// <summary>The text at an id in a locale with its values filled in; nothing where no author wrote it.</summary>
    /// <param name="locale">The language.</param>
    /// <param name="id">As for <see cref="FindText"/>.</param>
    /// <param name="values">What stands in for each <c>{name}</c>.</param>
    public string Fill(string locale, string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = FindText(locale, id)?.Text ?? "";
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The name of a language in itself; the locale where the bot does not speak it.</summary>
    public string NameOf(string locale) => Lexicons.TryGetValue(locale, out var lexicon) ? lexicon.Name : locale;

    /// <summary>The label of a folder in a locale.</summary>
    public string Name(string locale, string folder) =>
        Folders.TryGetValue(folder, out var found) && found.Languages.TryGetValue(locale, out var language) ? language.Name : folder;
}
