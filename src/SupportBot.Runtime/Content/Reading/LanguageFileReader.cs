namespace SupportBot.Runtime.Content.Reading;

/// <summary>Reads language files, and what the lexicon and the intents hold besides.</summary>
internal static class LanguageFileReader
{
    public static LanguageFile Read(string path, ContentNode node)
    {
        node.Allow("name", "phrases", "hints", "examples", "texts");
        return new()
        {
            Path = path,
            Name = node.Find("name")?.Text ?? "",
            Phrases = node.Texts("phrases"),
            Hints = node.Texts("hints"),
            Examples = node.Texts("examples"),
            Texts = Texts(path, node),
        };
    }

    public static Lexicon ReadLexicon(ContentNode node)
    {
        node.Allow("language", "lists", "numbers", "pick", "fold", "examples");
        var language = node.Need("language");
        var lists = node.Need("lists");
        return new()
        {
            Name = language?.NeedText("name") ?? "",
            Script = language?.NeedText("script") ?? "Latin",
            Words = language?.Texts("words") ?? [],
            Lists = Lists(lists),
            Numbers = node.Numbers("numbers"),
            Pick = node.Texts("pick"),
            Fold = node.Find("fold")?.Text ?? "",
            Examples = Lists(node.Find("examples")),
        };
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadIntents(ContentNode node)
    {
        node.Allow("intents");
        return Lists(node.Need("intents"));
    }

    private static Dictionary<string, IReadOnlyList<string>> Lists(ContentNode? node) =>
        (node?.Properties ?? []).ToDictionary(property => property.Name, property => node!.Texts(property.Name), StringComparer.Ordinal);

    private static Dictionary<string, AuthoredText> Texts(string path, ContentNode node)
    {
        var texts = new Dictionary<string, AuthoredText>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Need("texts")?.Properties ?? [])
        {
            texts[key] = Text(path, key, value);
        }

        return texts;
    }

    private static AuthoredText Text(string path, string key, ContentNode node)
    {
        var source = (path, node.Line, node.Column);
        if (node.IsText || node.IsList)
        {
            return new() { Text = Lines(key, node), Source = source };
        }

        node.Allow("text", "ifExchange", "facts", "phrases");
        return new()
        {
            Text = node.Need("text") is { } text ? Lines(key, text) : "",
            IfExchange = node.Find("ifExchange") is { } other ? Lines(key, other) : null,
            Facts = node.Texts("facts"),
            Phrases = node.Texts("phrases"),
            Source = source,
        };
    }

    private static string Lines(string key, ContentNode node)
    {
        var lines = node.IsText ? [node.Text!] : node.Items.Select(line => line.Text ?? "").ToArray();
        if (lines.All(string.IsNullOrWhiteSpace))
        {
            node.Fault($"The text '{key}' is empty.", "Write what the bot is to say.");
        }

        return string.Join('\n', lines);
    }
}
