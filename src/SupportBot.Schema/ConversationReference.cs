using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>
/// All that is needed to come back to a conversation later: to send a reminder, or to hand over the case
/// (botframework-activity.md, "Conversation reference").
/// </summary>
public sealed record ConversationReference
{
    /// <summary>The activity within the conversation that is meant, if any ("Conversation reference activity ID").</summary>
    public string? ActivityId { get; init; }

    /// <summary>The person in the conversation ("Conversation reference user").</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>The bot as that conversation knows it ("Conversation reference bot").</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The conversation that is referred to (A7550).</summary>
    public required ConversationAccount Conversation { get; init; }

    /// <summary>The channel that holds the conversation (A7550).</summary>
    public required string ChannelId { get; init; }

    /// <summary>The address for replies; to be used only where it was verified when it was stored (A7560).</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The conversation's language as a BCP 47 tag ("Conversation reference locale").</summary>
    public string? Locale { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
