using System.Text.Json.Serialization;

namespace SupportBot.Runtime.State;

/// <summary>Source-generated JSON of the conversation's state, as stores keep it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationState))]
public sealed partial class StateJsonContext : JsonSerializerContext;
