using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>
/// How the schema stands in JSON: camel-cased names, absent rather than null, unknown fields kept, and all of it generated at
/// compile time. Thread-safe; use <see cref="Default"/>.
/// </summary>
/// <remarks>
/// Names are accepted in any case (A2002 allows it and clients need it) and written in the right one. What would lose
/// something or break a later reader is refused with a <see cref="System.Text.Json.JsonException"/>: a field that occurs twice
/// (A2001), a null or missing required field, a null in a list,
/// half a character. Inside foreign bodies (<see cref="Activity.ChannelData"/> and the like) only the last is checked.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(ForeignBodyConverter)])]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(string))]
public sealed partial class SchemaJsonContext : JsonSerializerContext;
