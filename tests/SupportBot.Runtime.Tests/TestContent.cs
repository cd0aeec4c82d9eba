using System.Text.Json.Nodes;
using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Tests;

/// <summary>Content made in memory: the least that has no fault, and whatever a test adds to it. Every text says its own id, without dots, until a test words it.</summary>
internal sealed class TestContent
{
    private readonly string[] _locales;
    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <param name="locales">The locales that it speaks, the default one first. Default: English.</param>
    public TestContent(params string[] locales)
    {
        _locales = locales is [] ? ["en"] : locales;
        Structure("profile.json", $$"""
            {
              "exchange": { "name": "Binance", "names": { "zh-Hans": "币安" }, "site": "https://www.binance.com" },
              "operator": { "name": "Helper", "names": { "zh-Hans": "助手" }, "isExchange": false },
              "links": { "allowedHosts": ["binance.com"] },
              "defaultLocale": "{{_locales[0]}}",
              "thresholds": {},
              "times": { "reviewMinutes": "2-30", "manualWorkingDays": "1-3" }
            }
            """);
        Structure("facts.json", """{ "facts": [] }""");
        Structure("slots/slots.json", "{}");
        Structure("checklist/checklist.json", """{ "items": [] }""");
        Structure("resubmission/resubmission.json", """{ "paths": {} }""");
        Structure("safety/safety.json", "{}");
        Array.ForEach([.. TextIds.Needed], id => Say(id));
    }

    public IEnumerable<ContentFile> Files =>
        _objects.Where(pair => !_texts.ContainsKey(pair.Key)).Select(pair => new ContentFile(pair.Key, pair.Value.ToJsonString()))
            .Concat(_texts.Select(pair => new ContentFile(pair.Key, pair.Value)));

    public ContentSnapshot Snapshot
    {
        get
        {
            var (snapshot, faults) = ContentReader.Read(Files);
            Assert.Empty(faults);
            return snapshot!;
        }
    }

    public IReadOnlyList<ContentFault> Faults
    {
        get
        {
            var (snapshot, faults) = ContentReader.Read(Files);
            Assert.Equal(faults.Count == 0, snapshot is not null);
            return faults;
        }
    }

    /// <summary>A file as it stands on disk, letter by letter, so that lines and columns can be told.</summary>
    public TestContent With(string path, string text)
    {
        _texts[path] = text;
        return this;
    }

    public TestContent Without(string path)
    {
        _objects.Remove(path);
        _texts.Remove(path);
        return this;
    }

    /// <summary>Puts a property into a file that holds an object.</summary>
    public TestContent Set(string path, string name, string json)
    {
        Object(path)[name] = JsonNode.Parse(json);
        return this;
    }

    /// <summary>Words the text at an id in every locale; without a wording it says its id, without dots.</summary>
    public TestContent Say(string id, string? wording = null) => _locales.Aggregate(this, (content, locale) => content.SayIn(locale, id, wording ?? id.Replace('.', ' ')));

    /// <summary>Words the text at an id in one locale.</summary>
    public TestContent SayIn(string locale, string id, string wording) => TextIn(locale, id, JsonValue.Create(wording).ToJsonString());

    /// <summary>A text with everything that belongs to it.</summary>
    public TestContent TextIn(string locale, string id, string json)
    {
        var slash = id.LastIndexOf('/');
        Texts(locale, id[..slash])[id[(slash + 1)..]] = JsonNode.Parse(json);
        return this;
    }

    /// <summary>A word list in English.</summary>
    public TestContent List(string name, params string[] entries) => ListIn("en", name, entries);

    public TestContent ListIn(string language, string name, params string[] entries)
    {
        Lexicon(language)["lists"]!.AsObject()[name] = Strings(entries);
        return this;
    }

    /// <summary>Another part of a lexicon: <c>numbers</c>, <c>fold</c>, <c>language</c>.</summary>
    public TestContent LexiconPart(string language, string name, string json)
    {
        Lexicon(language)[name] = JsonNode.Parse(json);
        return this;
    }

    /// <summary>A topic with a remedy that has no steps.</summary>
    public TestContent Topic(string path, string[] phrases, string[]? hints = null, int fixFirst = 100)
    {
        Structure($"{path}/{(path.StartsWith("reasons/", StringComparison.Ordinal) ? "reason" : "topic")}.json", new JsonObject
        {
            ["fixFirst"] = fixFirst,
            ["remedies"] = new JsonArray(new JsonObject { ["id"] = "default", ["next"] = "checklist" }),
            ["phrases"] = Strings(phrases),
            ["hints"] = Strings(hints ?? []),
        }.ToJsonString());
        return Say($"{path}/found").Say($"{path}/resume").Say($"{path}/intro.default");
    }

    /// <summary>Whole messages in English that mean what the folder means: a topic, or <c>unrelated</c>.</summary>
    public TestContent Examples(string folder, params string[] messages) => ExamplesIn("en", folder, messages);

    public TestContent ExamplesIn(string locale, string folder, params string[] messages)
    {
        Texts(locale, folder);
        Object($"{folder}/{locale}.json")["examples"] = Strings(messages);
        return this;
    }

    /// <summary>Codes of verification vendors that mean a reason.</summary>
    public TestContent Codes(string reason, params string[] codes)
    {
        Object($"{reason}/reason.json")["codes"] = Strings(codes);
        return this;
    }

    public TestContent Intent(string name, params string[] phrases)
    {
        var intents = Object("intents/en.json");
        intents["intents"] ??= new JsonObject();
        intents["intents"]!.AsObject()[name] = Strings(phrases);
        return this;
    }

    /// <summary>A slot with its values, each with the phrases that name it in English.</summary>
    public TestContent Slot(string name, params (string Value, string[] Phrases)[] values)
    {
        Object("slots/slots.json")[name] = Strings([.. values.Select(value => value.Value)]);
        Say($"slots/ask.{name}");
        foreach (var (value, phrases) in values)
        {
            var id = $"slots/choice.{name}.{value}";
            Say(id).TextIn("en", id, new JsonObject { ["text"] = value, ["phrases"] = Strings(phrases) }.ToJsonString());
        }

        return this;
    }

    private void Structure(string path, string json) => _objects[path] = JsonNode.Parse(json)!.AsObject();

    private JsonObject Object(string path)
    {
        if (!_objects.TryGetValue(path, out var found))
        {
            _objects[path] = found = [];
        }

        return found;
    }

    private JsonObject Texts(string locale, string folder)
    {
        var file = Object($"{folder}/{locale}.json");
        file["name"] ??= folder;
        file["texts"] ??= new JsonObject();
        return file["texts"]!.AsObject();
    }

    private JsonObject Lexicon(string language)
    {
        var lexicon = Object($"lexicon/{language}.json");
        lexicon["language"] ??= new JsonObject { ["name"] = language, ["script"] = "Latin" };
        lexicon["lists"] ??= new JsonObject();
        return lexicon;
    }

    private static JsonArray Strings(string[] texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
