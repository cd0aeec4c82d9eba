using System.Text.Json.Serialization;
using SupportBot.Channels.Hubs.BotFramework;
using SupportBot.Channels.Hubs.Webhook;

namespace SupportBot.Channels.Hubs;

/// <summary>The bodies that only this slice reads and writes. Names are read in any case, as hubs write them in any case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HubContext))]
[JsonSerializable(typeof(HandoffState))]
[JsonSerializable(typeof(WebhookEvent))]
[JsonSerializable(typeof(WebhookNews))]
[JsonSerializable(typeof(WebhookReceipt))]
internal sealed partial class HubJsonContext : JsonSerializerContext;
