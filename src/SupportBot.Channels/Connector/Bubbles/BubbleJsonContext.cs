using System.Text.Json.Serialization;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>Reads what the program writes beside the words of a bubble.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BubbleMeaning))]
internal sealed partial class BubbleJsonContext : JsonSerializerContext;
