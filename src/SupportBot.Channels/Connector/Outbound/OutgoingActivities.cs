using System.Text.Json;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// What a channel gets of an activity of the log: the one place where it is put into the channel's shape. It is asked again when something is sent again,
/// and must answer the same. Thread-safe.
/// </summary>
internal sealed class OutgoingActivities(BubbleRenderer bubbles)
{
    private const string Teams = "msteams";

    private const string AppPrefix = "28:";

    private const string PrivateChat = "https://teams.microsoft.com/l/chat/0/0?users=";

    /// <summary>Channels whose clients read what stands beside the words: names of agents, channel data.</summary>
    private static readonly string[] WebClients = ["directline", "webchat", "emulator"];

    /// <summary>Whether the customer reads it: what passes between the bot and its agents stays here.</summary>
    public static bool IsForCustomer(Activity logged) => logged.Type is ActivityTypes.Message or ActivityTypes.EndOfConversation;

    /// <summary>The calls, in order.</summary>
    /// <param name="logged">The activity as it stands in the log.</param>
    /// <param name="to">The way to the conversation, in the channel's own words.</param>
    /// <param name="state">The conversation as it is now; <see langword="null"/> where it was not read.</param>
    public IReadOnlyList<OutgoingActivity> For(Activity logged, ConversationReference to, ConversationState? state)
    {
        var isWeb = WebClients.Contains(to.ChannelId, StringComparer.Ordinal);
        var addressed = logged with
        {
            Id = null,
            Timestamp = null,
            ChannelId = to.ChannelId,
            ServiceUrl = to.ServiceUrl,
            Conversation = to.Conversation,
            From = to.Bot is { } bot ? bot with { Name = logged.From?.Name ?? bot.Name } : logged.From,
            Recipient = to.User,
            ReplyToId = logged.ReplyToId is null ? null : to.ActivityId,
            Text = isWeb ? logged.Text : InWords(logged, to),
        };
        var shown = bubbles.Render(addressed, LogPlace.Of(logged), logged.Conversation?.Id ?? to.Conversation.Id);
        return [.. shown.Select(activity => new OutgoingActivity(activity with { ChannelData = isWeb ? logged.ChannelData : null }))];
    }

    /// <summary>All that the activity says beside its words, as words.</summary>
    private static string? InWords(Activity logged, ConversationReference to) =>
        logged.Text is null ? null : string.Join('\n', new[] { SaidBy(logged), PrivateChatFor(logged, to) }.OfType<string>());

    /// <summary>The words, with the name of the agent whose they are: the channel shows the bot's.</summary>
    private static string? SaidBy(Activity logged) =>
        Said(logged, "agent") is { ValueKind: JsonValueKind.String } agent && agent.GetString() == logged.From?.Name ? $"{logged.From?.Name}: {logged.Text}" : logged.Text;

    /// <summary>Where a member of a channel can write to the bot alone; the bot's id is its app's.</summary>
    private static string? PrivateChatFor(Activity logged, ConversationReference to) =>
        Said(logged, "private") is { ValueKind: JsonValueKind.True }
        && to is { ChannelId: Teams, Bot.Id: { } bot } && bot.StartsWith(AppPrefix, StringComparison.Ordinal) && Guid.TryParse(bot.AsSpan(AppPrefix.Length), out _)
            ? PrivateChat + bot
            : null;

    private static JsonElement? Said(Activity logged, string member) =>
        logged.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("supportBot", out var bot)
        && bot.ValueKind == JsonValueKind.Object && bot.TryGetProperty(member, out var value)
            ? value
            : null;
}
