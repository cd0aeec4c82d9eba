namespace SupportBot.Channels.DirectLine.Tokens;

/// <summary>What a signed string is good for; it stands in the audience, so that one can never pass for another.</summary>
internal static class TokenUse
{
    /// <summary>Calling the Direct Line API.</summary>
    public const string Call = "directline";

    /// <summary>Opening one socket.</summary>
    public const string Stream = "directline/stream";

    /// <summary>Coming back to a conversation after the token expired.</summary>
    public const string Resume = "widget/resume";
}
