using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Server.Commands;

/// <summary>One JSON object a line, in and out.</summary>
internal static partial class JsonLine
{
    // A terminal is no web page: Chinese stays readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Replaces a line <c>{"text": "..."}</c> by its text; tells the fault when it is something else.</summary>
    public static bool TryReadText(ref string? line, Terminal terminal)
    {
        try
        {
            using var json = JsonDocument.Parse(WithoutHalves(line ?? ""));
            if (json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                line = text.GetString();
                return true;
            }
        }
        catch (JsonException)
        {
            // Told below, together with JSON of another shape.
        }

        terminal.Errors.WriteLine("An input line is not {\"text\": \"...\"}. Write one such object a line.");
        return false;
    }

    /// <summary>A program that cuts a text may cut an emoji in two; a half is valid JSON, but no text, and is read as an unknown character.</summary>
    private static string WithoutHalves(string line) =>
        Escape().Replace(line, escape => escape.Groups["half"].Success ? @"\ufffd" : escape.Value);

    [GeneratedRegex(@"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<half>u[dD][89a-fA-F]..)|.)", RegexOptions.None, 5000)]
    private static partial Regex Escape();
}
