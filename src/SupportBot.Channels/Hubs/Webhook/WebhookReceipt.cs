namespace SupportBot.Channels.Hubs.Webhook;

/// <summary>Says that what came in is stored.</summary>
internal sealed record WebhookReceipt(string Id);
