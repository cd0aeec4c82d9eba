using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>
/// Reads a JSON value whose shape is not ours and keeps it as it came, unless it holds half of a surrogate pair: the reader lets
/// such an escape through, the writer throws on it, and a stored one would break every later reader of the conversation.
/// </summary>
internal sealed class ForeignBodyConverter : JsonConverter<JsonElement>
{
    /// <inheritdoc />
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader probe = reader;
        int depth = probe.CurrentDepth;
        do
        {
            RefuseHalfCharacters(ref probe);
        }
        while (IsInside(ref probe, depth) && probe.Read());

        return JsonElement.ParseValue(ref reader);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);

    private static bool IsInside(ref Utf8JsonReader probe, int depth) =>
        probe.CurrentDepth > depth || probe.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;

    private static void RefuseHalfCharacters(ref Utf8JsonReader probe)
    {
        if (!probe.ValueIsEscaped)
        {
            return;
        }

        try
        {
            probe.GetString();
        }
        catch (InvalidOperationException halfCharacter)
        {
            throw new JsonException("A text holds half of a surrogate pair. Send whole characters.", halfCharacter);
        }
    }
}
