using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SupportBot.Runtime.Content.Reading;

/// <summary>A place in a content file. Reading from it never throws: what is wrong is noted with line and column.</summary>
internal sealed class ContentNode
{
    private readonly JToken _token;
    private readonly string _path;
    private readonly List<ContentFault> _faults;

    private ContentNode(JToken token, string path, List<ContentFault> faults)
    {
        _token = token;
        _path = path;
        _faults = faults;
    }

    public static ContentNode? Parse(ContentFile file, List<ContentFault> faults)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(file.Text)) { DateParseHandling = DateParseHandling.None };
            var settings = new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };
            var node = new ContentNode(JToken.ReadFrom(reader, settings), file.Path, faults);
            reader.Read();
            return node.IsObject() ? node : null;
        }
        catch (JsonReaderException fault)
        {
            faults.Add(new(file.Path, fault.LineNumber, fault.LinePosition, $"This is not JSON: {fault.Message}", "Mend the syntax at this place."));
            return null;
        }
    }

    public int Line => ((IJsonLineInfo)_token).LineNumber;

    public int Column => ((IJsonLineInfo)_token).LinePosition;

    public string? Text => _token.Type == JTokenType.String ? (string?)_token : null;

    public bool IsText => _token.Type == JTokenType.String;

    public bool IsList => _token.Type == JTokenType.Array;

    public IEnumerable<ContentNode> Items => _token is JArray array ? array.Select(At) : [];

    public IEnumerable<(string Name, ContentNode Value)> Properties =>
        _token is JObject value ? value.Properties().Select(property => (property.Name, At(property.Value))) : [];

    public void Fault(string problem, string cure) => _faults.Add(new(_path, Line, Column, problem, cure));

    /// <summary>Notes a fault for every property that no reader knows: mostly a typing error in its name.</summary>
    public void Allow(params string[] names)
    {
        foreach (var (name, value) in Properties)
        {
            if (name != "$schema" && !names.Contains(name, StringComparer.Ordinal))
            {
                value.Fault($"The property '{name}' is not known here.", $"Use one of: {string.Join(", ", names)}.");
            }
        }
    }

    public ContentNode? Find(string name) => _token is JObject value && value.TryGetValue(name, out var found) ? At(found) : null;

    public ContentNode? Need(string name)
    {
        var found = Find(name);
        if (found is null)
        {
            Fault($"The property '{name}' is missing.", $"Add \"{name}\".");
        }

        return found;
    }

    /// <summary>The object at <paramref name="name"/>; where it is missing, that is noted and an empty one stands for it.</summary>
    public ContentNode Section(string name) => Need(name) ?? At(new JObject());

    public string NeedText(string name)
    {
        var found = Need(name);
        if (found is not null && !found.IsText)
        {
            found.Fault($"'{name}' is not a text.", "Write it in quotation marks.");
        }

        return found?.Text ?? "";
    }

    public int Number(string name, int fallback)
    {
        if (Scalar(name, JTokenType.Integer, "a whole number") is not { } token)
        {
            return fallback;
        }

        if (int.TryParse(token.ToString(Formatting.None), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        At(token).Fault($"'{name}' is too large.", "Write a smaller number.");
        return fallback;
    }

    public bool Flag(string name, bool fallback) => Scalar(name, JTokenType.Boolean, "true or false") is { } token
        ? token.Value<bool>() : fallback;

    public IReadOnlyList<string> Texts(string name)
    {
        var found = Find(name);
        if (found is { IsList: false })
        {
            found.Fault($"'{name}' is not a list.", "Write it in square brackets: [\"...\", \"...\"].");
        }

        return found?.Items.Select(item => item.NeedOwnText()).OfType<string>().ToArray() ?? [];
    }

    public IReadOnlyDictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = Find(name);
        if (found is { _token: not JObject })
        {
            found.Fault($"'{name}' is not an object.", "Write it in braces: { \"name\": \"value\" }.");
        }

        foreach (var (key, value) in found?.Properties ?? [])
        {
            map[key] = value.NeedOwnText() ?? "";
        }

        return map;
    }

    public IReadOnlyDictionary<string, int> Numbers(string name)
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal);
        var node = Find(name);
        foreach (var (key, _) in node?.Properties ?? [])
        {
            map[key] = node!.Number(key, 0);
        }

        return map;
    }

    private string? NeedOwnText()
    {
        if (!IsText)
        {
            Fault($"'{_token.ToString(Formatting.None)}' is not a text.", "Write it in quotation marks.");
        }

        return Text;
    }

    private JToken? Scalar(string name, JTokenType type, string expected)
    {
        var found = Find(name);
        if (found is not null && found._token.Type != type)
        {
            found.Fault($"'{name}' is not {expected}.", string.Create(CultureInfo.InvariantCulture, $"Write {expected}, without quotation marks."));
            return null;
        }

        return found?._token;
    }

    private bool IsObject()
    {
        if (_token is JObject)
        {
            return true;
        }

        Fault("The file does not hold an object.", "Begin it with { and end it with }.");
        return false;
    }

    private ContentNode At(JToken token) => new(token, _path, _faults);
}
