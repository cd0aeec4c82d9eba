using System.Text.Json.Serialization;

namespace SupportBot.Runtime.Support.Presentation;

/// <summary>Source-generated JSON of <see cref="ClientData"/>, under the name that keeps it apart from other channel data.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Dictionary<string, ClientData>))]
internal sealed partial class ClientJsonContext : JsonSerializerContext;
