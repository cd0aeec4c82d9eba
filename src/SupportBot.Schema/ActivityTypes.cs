namespace SupportBot.Schema;

/// <summary>The values of <see cref="Activity.Type"/> that the specification defines; compared ordinally (botframework-activity.md, "Type", A2011).</summary>
public static class ActivityTypes
{
    /// <summary>Something to read, see or hear ("Message activity").</summary>
    public const string Message = "message";

    /// <summary>A contact was added or removed ("Contact relation update activity").</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>Members or the topic changed; also how a conversation begins ("Conversation update activity").</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>Somebody is writing ("Typing activity").</summary>
    public const string Typing = "typing";

    /// <summary>The conversation is over for the recipient ("End of conversation activity").</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Something named happened; no answer is expected ("Event activity").</summary>
    public const string Event = "event";

    /// <summary>A named question to the bot, answered in the HTTP response ("Invoke activity").</summary>
    public const string Invoke = "invoke";

    /// <summary>The user asked the channel to forget them (botframework-channel.json, <c>ActivityTypes</c>).</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>An earlier message was edited ("Message update activity").</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>An earlier message was deleted ("Message delete activity").</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>The bot was installed or removed ("Installation update activity").</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>A message was liked, or no longer ("Message reaction activity").</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>Content for one person about an earlier activity ("Suggestion activity").</summary>
    public const string Suggestion = "suggestion";

    /// <summary>A point in the bot's logic, for developers ("Trace activity").</summary>
    public const string Trace = "trace";

    /// <summary>A change of focus between parts of a bot; not the hand-off to a person, which is an event ("Handoff activity").</summary>
    public const string Handoff = "handoff";

    /// <summary>A request to act, answered with results ("Command activity").</summary>
    public const string Command = "command";

    /// <summary>The outcome of a command ("Command result activity").</summary>
    public const string CommandResult = "commandResult";
}
