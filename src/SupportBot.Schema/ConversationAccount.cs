using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>The identity of a conversation within its channel (botframework-activity.md, "Conversation account").</summary>
public sealed record ConversationAccount
{
    /// <summary>The channel's opaque id of the conversation (A2080).</summary>
    public required string Id { get; init; }

    /// <summary>The name to show ("Conversation account name").</summary>
    public string? Name { get; init; }

    /// <summary>The conversation's object id in the organisation's directory ("Conversation account AAD Object ID").</summary>
    public string? AadObjectId { get; init; }

    /// <summary>Whether more than two participants can send and receive; absent means no ("Conversation account Is Group").</summary>
    public bool? IsGroup { get; init; }

    /// <summary>The channel's kind of conversation; in Teams <c>personal</c>, <c>groupChat</c> or <c>channel</c> (A2084).</summary>
    public string? ConversationType { get; init; }

    /// <summary><c>user</c> or <c>bot</c>; meant for transcripts (A7512).</summary>
    public string? Role { get; init; }

    /// <summary>The organisation to which the conversation belongs ("Conversation account tenant ID").</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether more than one person reads the conversation: a group, or a channel of Teams.</summary>
    public bool IsShared() =>
        IsGroup == true || string.Equals(ConversationType, "groupChat", StringComparison.OrdinalIgnoreCase) || string.Equals(ConversationType, "channel", StringComparison.OrdinalIgnoreCase);

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
