using System.Text.Json;

namespace SupportBot.Server.Commands.Teams;

/// <summary>
/// The texts of a JSON file by their paths, written as Teams writes them: <c>bots[0].commandLists[1].commands[2].title</c>. In a language
/// file such a path is the name of a member, so the texts of both kinds of file have the same keys.
/// </summary>
internal sealed class JsonTexts
{
    private readonly Dictionary<string, string> _texts = [];

    private readonly Dictionary<string, int> _counts = [];

    public JsonTexts(JsonElement root) => Add("", root);

    public IReadOnlyDictionary<string, string> All => _texts;

    /// <summary>The text at a path, or none when there is something else or nothing.</summary>
    public string? this[string path] => _texts.GetValueOrDefault(path);

    /// <summary>The lists with the number of their entries, by path.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>The entries of a list of texts.</summary>
    public IEnumerable<string> List(string path) => Enumerable.Range(0, _counts.GetValueOrDefault(path)).Select(index => this[$"{path}[{index}]"] ?? "");

    private void Add(string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Add(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                _counts[path] = element.GetArrayLength();
                foreach (var (index, entry) in element.EnumerateArray().Index())
                {
                    Add($"{path}[{index}]", entry);
                }

                break;
            case JsonValueKind.String:
                _texts[path] = element.GetString()!;
                break;
        }
    }
}
