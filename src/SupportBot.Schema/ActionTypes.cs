namespace SupportBot.Schema;

/// <summary>What a <see cref="CardAction"/> does when it is pressed (botframework-activity.md, "Card action", "Type").</summary>
public static class ActionTypes
{
    /// <summary>Sends words to the bot and may show others in the chat ("Message Back").</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Sends words to the bot and shows them in the chat ("IM Back").</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends words to the bot and shows nothing ("Post Back").</summary>
    public const string PostBack = "postBack";

    /// <summary>Opens an address ("Open URL actions").</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Downloads a file ("Download File actions").</summary>
    public const string DownloadFile = "downloadFile";

    /// <summary>Shows a picture ("Show Image File actions").</summary>
    public const string ShowImage = "showImage";

    /// <summary>Starts a sign-in ("Signin").</summary>
    public const string Signin = "signin";

    /// <summary>Plays sound ("Play Audio").</summary>
    public const string PlayAudio = "playAudio";

    /// <summary>Plays a film ("Play video").</summary>
    public const string PlayVideo = "playVideo";

    /// <summary>Calls a telephone number ("Call").</summary>
    public const string Call = "call";
}
