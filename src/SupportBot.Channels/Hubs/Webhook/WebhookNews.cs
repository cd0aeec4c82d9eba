namespace SupportBot.Channels.Hubs.Webhook;

/// <summary>What a webhook's people did.</summary>
internal sealed record WebhookNews
{
    /// <summary>The sender's own id for it, repeated when it is sent again.</summary>
    public string? Id { get; init; }

    /// <summary><c>accept</c>, <c>reply</c>, <c>typing</c>, <c>return</c>, <c>resolve</c> or <c>fail</c>.</summary>
    public string? Type { get; init; }

    public string? Case { get; init; }

    public string? Conversation { get; init; }

    /// <summary>The words for the customer.</summary>
    public string? Text { get; init; }

    /// <summary>The name of who answers, as customers read it.</summary>
    public string? Agent { get; init; }
}
