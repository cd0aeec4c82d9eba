using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>
/// One conversational action on the wire: a message, a person joining, a button, an event, the end
/// (botframework-activity.md, "Basic activity structure").
/// </summary>
/// <remarks>
/// <para>The activity is a flat list of fields; <see cref="Type"/> decides which of them mean something. Only
/// <see cref="Type"/> is required here (A2010): what else must be there depends on who sends, and the adapters check that.</para>
/// <para>A <see langword="null"/> field is not written, and a JSON null in a field that may be absent is read as absent.
/// Fields that have no property here, such as <c>semanticAction</c>, <c>textHighlights</c>, <c>listenFor</c> and
/// <c>historyDisclosed</c>, travel in <see cref="AdditionalProperties"/>.</para>
/// <para>Immutable but for <see cref="AdditionalProperties"/>. Equality compares lists and JSON values by reference: compare the
/// JSON when the contents matter.</para>
/// </remarks>
public sealed partial record Activity
{
    /// <summary>What the activity is: one of <see cref="ActivityTypes"/>, or a type that only its sender knows ("Type", A2010 to A2014).</summary>
    public required string Type { get; init; }

    /// <summary>The identity that the channel gave when it recorded the activity, compared ordinally ("ID", A2030).</summary>
    public string? Id { get; init; }

    /// <summary>The moment at which the channel recorded the activity, in UTC ("Timestamp", A2040 to A2043).</summary>
    public WireTime? Timestamp { get; init; }

    /// <summary>The moment at which the sender made the activity, with the sender's own offset ("Local timestamp", A2050).</summary>
    public WireTime? LocalTimestamp { get; init; }

    /// <summary>The sender's time zone as an IANA name such as <c>Asia/Singapore</c> ("Local timezone", A2055 to A2057).</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>The address that replies are posted to; only a channel may say it ("Service URL", A2300 to A2304).</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel that holds the authoritative copy, such as <c>directline</c> or <c>msteams</c> ("Channel ID", A2020).</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who made the activity ("From", A2060 to A2063).</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Whom the activity is for, when it is for exactly one ("Recipient", A2070 to A2072).</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation in which the activity happens ("Conversation", A2080 to A2084).</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The id of the earlier activity of the same conversation that this one answers ("Reply to ID", A2090).</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The text of a message; may be empty ("Text", A3000). In an end of conversation, the words for the customer.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// How <see cref="Text"/> is marked up: one of <see cref="TextFormatTypes"/> ("Text format", A3010 to A3016). Absent means Markdown
    /// or plain, by channel; send <see cref="TextFormatTypes.Plain"/> with words that a person typed.
    /// </summary>
    public string? TextFormat { get; init; }

    /// <summary>The language of <see cref="Text"/> as a BCP 47 tag; unknown tags are not an error ("Locale", A3020, A3021).</summary>
    public string? Locale { get; init; }

    /// <summary>What to say aloud instead of the text, plain or SSML; empty means silence ("Speak", A3030 to A3035).</summary>
    public string? Speak { get; init; }

    /// <summary>Whether the sender waits for an answer: one of <see cref="InputHints"/> ("Input hint", A3040 to A3042).</summary>
    public string? InputHint { get; init; }

    /// <summary>Words that stand in for <see cref="Attachments"/> where they cannot be shown ("Summary", A3070).</summary>
    public string? Summary { get; init; }

    /// <summary>Cards and files that belong to the message, in order ("Attachments", A3050 to A3053).</summary>
    [JsonConverter(typeof(ElementsConverter<Attachment>))]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>How several attachments are laid out: one of <see cref="AttachmentLayoutTypes"/> ("Attachment layout", A3060).</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>Buttons that disappear once the customer answers ("Suggested actions", A7700, A7701).</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Metadata that a receiver may ignore when it does not know the type ("Entities", A2100 to A2105).</summary>
    [JsonConverter(typeof(ElementsConverter<Entity>))]
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>What the channel adds in a format of its own, kept as it came ("Channel data", A2200).</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>How replies are to be delivered: one of <see cref="DeliveryModes"/>; unknown values mean normal ("Delivery mode", A3111).</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>How urgent the sender finds it: <c>low</c>, <c>normal</c> or <c>high</c> ("Importance", A3100).</summary>
    public string? Importance { get; init; }

    /// <summary>The moment after which the activity should no longer be shown ("Expiration", A3090).</summary>
    public WireTime? Expiration { get; init; }

    /// <summary>The name that gives an event, an invoke or a command its meaning ("Event activity", A5001; "Invoke activity", A5401).</summary>
    public string? Name { get; init; }

    /// <summary>What an event, an invoke or a pressed button carries, kept as it came ("Value", A3080, A5100).</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The name of the shape of <see cref="Value"/> ("ValueType").</summary>
    public string? ValueType { get; init; }

    /// <summary>A note on what a trace activity shows ("Trace activity", A6153).</summary>
    public string? Label { get; init; }

    /// <summary>Another conversation, or a point in it, that an event or invoke is about ("Relates to", A5200).</summary>
    public ConversationReference? RelatesTo { get; init; }

    /// <summary>Who came into the conversation, the bot included ("Conversation update activity", A4100, A4101).</summary>
    [JsonConverter(typeof(ElementsConverter<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who left the conversation ("Conversation update activity", A4100, A4101).</summary>
    [JsonConverter(typeof(ElementsConverter<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>The new topic of the conversation ("Conversation update activity", A4103).</summary>
    public string? TopicName { get; init; }

    /// <summary>Reactions that were put on the message named by <see cref="ReplyToId"/> ("Message reaction activity").</summary>
    [JsonConverter(typeof(ElementsConverter<MessageReaction>))]
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }

    /// <summary>Reactions that were taken off the message named by <see cref="ReplyToId"/> ("Message reaction activity").</summary>
    [JsonConverter(typeof(ElementsConverter<MessageReaction>))]
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }

    /// <summary><c>add</c> or <c>remove</c> in an installation or contact update ("Installation update activity", A5700).</summary>
    public string? Action { get; init; }

    /// <summary>Why the conversation ended: one of <see cref="EndOfConversationCodes"/> or the channel's own ("End of conversation activity").</summary>
    public string? Code { get; init; }

    /// <summary>Who called the bot; the receiver fills it in from checked credentials, never from the wire ("Caller ID", A2250 to A2252).</summary>
    public string? CallerId { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
