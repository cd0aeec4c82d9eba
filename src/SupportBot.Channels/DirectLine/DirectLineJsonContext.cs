using System.Text.Json.Serialization;
using SupportBot.Channels.DirectLine.Visitors;

namespace SupportBot.Channels.DirectLine;

/// <summary>The bodies that only this slice reads and writes. Names are read in any case: Microsoft's own samples write them with capitals.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(WidgetTokenRequest))]
[JsonSerializable(typeof(WidgetTokenResponse))]
internal sealed partial class DirectLineJsonContext : JsonSerializerContext;
