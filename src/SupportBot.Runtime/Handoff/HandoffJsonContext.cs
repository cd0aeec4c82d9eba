using System.Text.Json.Serialization;

namespace SupportBot.Runtime.Handoff;

/// <summary>Source-generated JSON of <see cref="HandoffEvent"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandoffEvent))]
public sealed partial class HandoffJsonContext : JsonSerializerContext;
