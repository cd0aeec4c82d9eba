using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportBot.Schema;

/// <summary>
/// Reads and writes a list whose elements are never null. The serializer checks nullability of properties but not of elements,
/// and one stored <c>[null]</c> would break every later reader of the conversation.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
internal sealed class ElementsConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    /// <inheritdoc />
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list must be a JSON array.");
        }

        JsonTypeInfo<T> element = Element(options);
        List<T> list = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(JsonSerializer.Deserialize(ref reader, element) ?? throw new JsonException("A list must not contain null. Leave the element out."));
        }

        return list.AsReadOnly();
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        JsonTypeInfo<T> element = Element(options);
        writer.WriteStartArray();
        for (int index = 0; index < value.Count; index++)
        {
            JsonSerializer.Serialize(writer, value[index], element);
        }

        writer.WriteEndArray();
    }

    private static JsonTypeInfo<T> Element(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
