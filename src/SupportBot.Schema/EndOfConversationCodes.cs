namespace SupportBot.Schema;

/// <summary>Why a conversation ended (botframework-activity.md, "End of conversation activity", "Code"; values of botframework-channel.json).</summary>
public static class EndOfConversationCodes
{
    /// <summary>Nobody knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>All was said.</summary>
    public const string CompletedSuccessfully = "completedSuccessfully";

    /// <summary>The customer left.</summary>
    public const string UserCancelled = "userCancelled";

    /// <summary>The bot did not answer in time.</summary>
    public const string BotTimedOut = "botTimedOut";

    /// <summary>The bot sent what the channel could not read.</summary>
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";

    /// <summary>The channel broke down.</summary>
    public const string ChannelFailed = "channelFailed";
}
