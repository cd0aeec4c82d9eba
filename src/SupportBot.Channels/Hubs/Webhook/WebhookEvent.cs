using System.Text.Json;

namespace SupportBot.Channels.Hubs.Webhook;

/// <summary>What is posted to a webhook.</summary>
internal sealed record WebhookEvent
{
    /// <summary>The same whenever the same is sent again: a receiver that knows it already answers 200 and does nothing.</summary>
    public required string Id { get; init; }

    /// <summary><c>case.offered</c>, <c>case.message</c> or <c>case.closed</c>.</summary>
    public required string Type { get; init; }

    public required string At { get; init; }

    public required string Case { get; init; }

    public required string Conversation { get; init; }

    /// <summary>Where the receiver posts what its people do.</summary>
    public required string ReplyTo { get; init; }

    public HubContext? Context { get; init; }

    public JsonElement? Transcript { get; init; }

    /// <summary>The place of a message in the log; it rises, and events of a case come in its order.</summary>
    public long? Sequence { get; init; }

    public string? Text { get; init; }
}
