using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>Reads and writes a <see cref="WireTime"/> as the JSON string that it is.</summary>
internal sealed class WireTimeConverter : JsonConverter<WireTime>
{
    /// <inheritdoc />
    public override WireTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new WireTime(reader.GetString()!)
            : throw new JsonException("A time must be an ISO 8601 text such as \"2026-11-24T09:30:00Z\".");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, WireTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
