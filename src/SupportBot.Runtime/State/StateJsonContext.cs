using System.Text.Json.Serialization;

namespace SupportBot.Runtime.State;

/// <summary>Source-generated JSON of the conversation's state, as stores keep it, and of what stands in its log.</summary>
/// <remarks>The generated reader hands null or 0 to every property that the JSON leaves out, so properties with a default put it in again themselves.</remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(MessageChange))]
public sealed partial class StateJsonContext : JsonSerializerContext;
