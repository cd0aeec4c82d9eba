using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Schema;

namespace SupportBot.Channels.Desk;

/// <summary>Writes every moment in UTC with milliseconds, so that texts sort as the moments do.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(WireTime.From(value).Text);
}
