using System.Text.Json;

namespace SupportBot.Schema;

public sealed partial record Activity
{
    /// <summary>A message with plain text: nothing in it is read as Markdown, so words of a customer can be repeated safely.</summary>
    /// <param name="text">What to say; may be empty (A3000).</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; <see cref="InputHints.AcceptingInput"/> by default.</param>
    public static Activity Message(string text, string inputHint = InputHints.AcceptingInput) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = TextFormatTypes.Plain,
        InputHint = inputHint,
    };

    /// <summary>The sign that somebody is writing; clients show it for three seconds ("Typing activity", A6000).</summary>
    public static Activity Typing() => new() { Type = ActivityTypes.Typing };

    /// <summary>A named event ("Event activity", A5001).</summary>
    /// <param name="name">What happened, for example <c>handoff.initiate</c>.</param>
    /// <param name="value">The event's parameters in the shape that <paramref name="name"/> promises.</param>
    public static Activity Event(string name, JsonElement? value = null) => new()
    {
        Type = ActivityTypes.Event,
        Name = name,
        Value = value,
    };

    /// <summary>The end of the conversation ("End of conversation activity").</summary>
    /// <param name="code">One of <see cref="EndOfConversationCodes"/>.</param>
    public static Activity EndOfConversation(string code = EndOfConversationCodes.CompletedSuccessfully) => new()
    {
        Type = ActivityTypes.EndOfConversation,
        Code = code,
    };

    /// <summary>
    /// This activity, addressed as the answer to <paramref name="incoming"/>: same channel, address and conversation, sender and
    /// recipient swapped, <see cref="ReplyToId"/> set (A2090). A locale of its own is kept.
    /// </summary>
    /// <param name="incoming">The activity that is being answered.</param>
    public Activity ReplyTo(Activity incoming)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        return this with
        {
            ChannelId = incoming.ChannelId,
            ServiceUrl = incoming.ServiceUrl,
            Conversation = incoming.Conversation,
            From = incoming.Recipient,
            Recipient = incoming.From,
            ReplyToId = incoming.Id,
            Locale = Locale ?? incoming.Locale,
        };
    }

    /// <summary>The way back to this conversation, seen from the bot: <see cref="From"/> is the user, <see cref="Recipient"/> the bot.</summary>
    /// <exception cref="InvalidOperationException">The activity names no channel or no conversation, which A7550 demands of a reference.</exception>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = Id,
        User = From,
        Bot = Recipient,
        Conversation = Conversation ?? throw Unaddressed("conversation"),
        ChannelId = ChannelId ?? throw Unaddressed("channelId"),
        ServiceUrl = ServiceUrl,
        Locale = Locale,
    };

    private InvalidOperationException Unaddressed(string field) =>
        new($"The {Type} activity has no '{field}', so nothing can refer to its conversation. Refer to activities only as a channel delivered them.");
}
