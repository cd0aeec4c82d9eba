using System.Text.Json.Serialization;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Channels.Connector.Outbound;

namespace SupportBot.Channels.Connector;

/// <summary>What the slice reads from Azure, besides the schema.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(MetadataDocument))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class ConnectorJsonContext : JsonSerializerContext;
