using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>Somebody in a channel: a person, a bot, the channel itself (botframework-activity.md, "Channel account").</summary>
/// <remarks>
/// No field is required: channels must send <see cref="Id"/> (A2060), but clients need not (A2061), and Direct Line clients do
/// send an empty account when they open a conversation.
/// </remarks>
public sealed record ChannelAccount
{
    /// <summary>The account's address within the channel, compared ordinally (A7510).</summary>
    public string? Id { get; init; }

    /// <summary>The name to show ("Channel account name").</summary>
    public string? Name { get; init; }

    /// <summary>The account's object id in the organisation's directory; Teams sends it ("Channel account AAD Object ID").</summary>
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c> or <c>bot</c>; meant for transcripts, never to be trusted on the way in (A7511).</summary>
    public string? Role { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
