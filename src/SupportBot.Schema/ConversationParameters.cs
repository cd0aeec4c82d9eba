using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>How the bot asks a channel to open a conversation, for a reminder say (botframework-channel.json, <c>ConversationParameters</c>).</summary>
public sealed record ConversationParameters
{
    /// <summary>Whether it shall be a group; absent means no.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>The bot that will be in it.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>Who else will be in it.</summary>
    [JsonConverter(typeof(ElementsConverter<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>The topic, where the channel has topics.</summary>
    public string? TopicName { get; init; }

    /// <summary>The organisation in which to open it.</summary>
    public string? TenantId { get; init; }

    /// <summary>The first message.</summary>
    public Activity? Activity { get; init; }

    /// <summary>What the channel wants to know besides, kept as it came.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
