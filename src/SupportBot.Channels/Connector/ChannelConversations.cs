using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector;

/// <summary>
/// A channel's conversation under the name that it has here. The name is made from channel and id, so that channels never meet, and the id itself, which
/// may be long and say who talks, stands in nothing but the stored reference. Pure.
/// </summary>
internal static class ChannelConversations
{
    /// <summary>The member of a stored reference that holds the id by which the channel knows the conversation.</summary>
    private const string ChannelId = "channelConversationId";

    private const string Tool = "emulator";

    private const string UserRole = "user";

    private const string BotRole = "bot";

    private const int MostChannelLetters = 20;

    private const int NameBytes = 16;

    /// <summary>The way back to the conversation of an activity, as it is stored.</summary>
    public static ConversationReference ReferenceOf(ChannelActivity call)
    {
        var (activity, channel) = (call.Activity, ChannelOf(call.Activity));
        var conversation = activity.Conversation!;
        return new()
        {
            ActivityId = activity.Id,
            ChannelId = channel,
            ServiceUrl = call.ServiceUrl.Root.AbsoluteUri,
            Locale = ClientFacts.LocaleOf(activity),
            User = conversation.IsShared() ? null : SenderOf(activity) with { AadObjectId = activity.From?.AadObjectId },
            Bot = BotOf(activity),
            Conversation = new()
            {
                Id = NameOf(channel, conversation.Id, call.ServiceUrl.IsLocal),
                ConversationType = conversation.ConversationType,
                IsGroup = conversation.IsGroup,
                TenantId = conversation.TenantId,
            },
            AdditionalProperties = new Dictionary<string, JsonElement>
            {
                [ChannelId] = JsonSerializer.SerializeToElement(conversation.Id, SchemaJsonContext.Default.String),
            },
        };
    }

    /// <summary>A stored reference in the channel's own words, for calls to it.</summary>
    public static ConversationReference ForChannel(ConversationReference stored) => stored with
    {
        Conversation = stored.Conversation with { Id = ChannelIdOf(stored) },
        AdditionalProperties = null,
    };

    /// <summary>Who sent an activity, by an id that only the channel can read.</summary>
    public static ChannelAccount SenderOf(Activity activity) => new() { Id = activity.From?.Id ?? UserRole, Role = UserRole };

    public static ChannelAccount BotOf(Activity activity) => new() { Id = activity.Recipient?.Id ?? BotRole, Name = activity.Recipient?.Name, Role = BotRole };

    private static string ChannelOf(Activity activity) => activity.ChannelId is { Length: > 0 } channel ? channel : Tool;

    private static string ChannelIdOf(ConversationReference stored) =>
        stored.AdditionalProperties?.TryGetValue(ChannelId, out var id) == true && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text
            ? text
            : stored.Conversation.Id;

    /// <summary>A tool on this machine may call itself what it likes, and still gets no conversation of a real channel.</summary>
    private static string NameOf(string channel, string id, bool isTool)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{(isTool ? "tool" : "channel")}\n{channel}\n{id}"));
        var prefix = string.Concat(channel.Where(char.IsAsciiLetterOrDigit).Take(MostChannelLetters)).ToLowerInvariant();
        return $"{prefix}-{Convert.ToHexStringLower(hash.AsSpan(0, NameBytes))}";
    }
}
