using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Server.Commands.Teams;

/// <summary>
/// Fills values into the texts of a template: <c>{name}</c> becomes the value of that name, and what stands in square brackets stays only
/// where the operator is not the exchange. What asks for a permission stays only in the app of a team whose channel is the desk.
/// </summary>
internal sealed partial class TemplateFiller(IReadOnlyDictionary<string, string> values, bool isExchange, bool hasDesk = false)
{
    private static readonly string[] Permissions = ["webApplicationInfo", "authorization"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // People read the package too: Chinese stays readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>The file with its values, as it goes into the package. Texts that name an unknown value are told as faults.</summary>
    public byte[] Fill(string file, ReadOnlyMemory<byte> template, ICollection<string> faults)
    {
        using var buffer = new MemoryStream();
        try
        {
            using var json = JsonDocument.Parse(template, Strict);
            using var writer = new Utf8JsonWriter(buffer, Readable);
            Write(json.RootElement, writer, name => faults.Add($"{file}: nothing is called {{{name}}}. There are {string.Join(", ", values.Keys.Order(StringComparer.Ordinal).Select(key => $"{{{key}}}"))}."));
        }
        catch (JsonException broken)
        {
            faults.Add($"{file}({broken.LineNumber + 1},{broken.BytePositionInLine + 1}) is no JSON. Correct it there.");
            return "{}"u8.ToArray();
        }

        return buffer.ToArray();
    }

    private void Write(JsonElement element, Utf8JsonWriter writer, Action<string> unknown)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().Where(member => hasDesk || writer.CurrentDepth > 1 || !Permissions.Contains(member.Name)))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer, unknown);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in element.EnumerateArray())
                {
                    Write(entry, writer, unknown);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Fill(element.GetString()!, unknown));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private string Fill(string text, Action<string> unknown) =>
        Placeholder().Replace(Independent().Replace(text, match => isExchange ? "" : match.Groups["space"].Value + match.Groups["text"].Value), match =>
        {
            var name = match.Groups["name"].Value;
            if (!values.TryGetValue(name, out var value))
            {
                unknown(name);
            }

            return value ?? match.Value;
        });

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.None, 5000)]
    private static partial Regex Placeholder();

    // The space before it goes with it.
    [GeneratedRegex(@"(?<space> ?)\[(?<text>[^\[\]]*)\]", RegexOptions.None, 5000)]
    private static partial Regex Independent();
}
