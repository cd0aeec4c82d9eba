using System.Globalization;
using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>An activity that a client posted, with what only the server may say put right (CHECKLIST, items 12 and 47).</summary>
internal sealed class InboundActivity
{
    private const int MostKeyCharacters = 256;

    /// <summary>The event by which a client tells that a bubble was on the customer's screen; its value names the bubble's id.</summary>
    private const string SeenEvent = "supportbot.seen";

    public InboundActivity(Activity posted, string conversationId, string user)
    {
        User = user;
        Activity = posted with
        {
            Id = null,
            Timestamp = null,
            ChannelId = DirectLineAdapter.ChannelId,
            ServiceUrl = null,
            CallerId = null,
            Conversation = new() { Id = conversationId },
            Recipient = null,
            From = new() { Id = user, Role = DirectLineAdapter.UserRole },
        };
    }

    public Activity Activity { get; }

    public string User { get; }

    /// <summary>
    /// Whether it belongs into the log. Everything else is told to whoever listens now: typing, types that only the client knows (A2014), and
    /// events that only the bot and its agents may record.
    /// </summary>
    public bool IsKept => ClientView.IsShown(Activity) && !TellsSeen;

    /// <summary>Whether it only tells what the customer saw.</summary>
    public bool TellsSeen => Activity is { Type: ActivityTypes.Event, Name: SeenEvent };

    /// <summary>The place in the log of the bubble that the customer saw; 0 where the event names none of this conversation.</summary>
    public long SeenPlace => TellsSeen && Property(Activity.Value, "id") is { ValueKind: JsonValueKind.String } id && id.GetString() is { } text
        && text.StartsWith($"{Activity.Conversation!.Id}|", StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(Activity.Conversation.Id.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : 0;

    /// <summary>What a client repeats when it sends the same again (CHECKLIST, item 43, key A).</summary>
    public string? Key => Property(Activity.ChannelData, "clientActivityID") is { ValueKind: JsonValueKind.String } id && id.GetString() is { Length: > 0 and <= MostKeyCharacters } text
        ? $"{User}|{text}"
        : null;

    /// <summary>The local time in milliseconds of the attempt that this one repeats; Web Chat's <em>Retry</em> sends it with a new id (key B).</summary>
    public long? FirstAttempt =>
        Property(Property(Activity.ChannelData, "webChat"), "receivedAt") is { ValueKind: JsonValueKind.Number } time && time.TryGetInt64(out var milliseconds)
            ? milliseconds
            : null;

    private static JsonElement? Property(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value : null;
}
