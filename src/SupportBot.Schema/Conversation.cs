using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>What a Direct Line client needs to take part in a conversation, or only its token (directline-3.0.json, <c>Conversation</c>).</summary>
public sealed record Conversation
{
    /// <summary>The conversation's id.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The key to this conversation and no other. Clients go astray when a reconnect leaves it out.</summary>
    public string? Token { get; init; }

    /// <summary>For how many seconds <see cref="Token"/> is good; <c>expires_in</c> on the wire.</summary>
    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; init; }

    /// <summary>The WebSocket address that streams <see cref="ActivitySet"/>s.</summary>
    public string? StreamUrl { get; init; }

    /// <summary>The speech grammar of the bot, if it has one.</summary>
    public string? ReferenceGrammarId { get; init; }

    /// <summary>The version of the conversation's resource.</summary>
    public string? ETag { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
