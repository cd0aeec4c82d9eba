using System.Text.Json.Serialization;

namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>What the widget needs to talk, and to come back.</summary>
internal sealed record WidgetTokenResponse
{
    /// <summary>The conversation's id.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The token for Direct Line.</summary>
    public required string Token { get; init; }

    /// <summary>For how many seconds the token is good.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>The visitor's id, from which every activity comes.</summary>
    public required string UserId { get; init; }

    /// <summary>Proves later that this browser owns the conversation.</summary>
    public required string Resume { get; init; }

    /// <summary>Whether the host page vouched for the visitor.</summary>
    public required bool Verified { get; init; }
}
