namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>How visitors are recognised: by their browser, or by what the page's own site says of them.</summary>
public sealed class VisitorOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Visitors";

    /// <summary>
    /// Keys of the site that vouches for its signed-in visitors: a shared secret (HS256) or a public key in PEM (RS256, ES256); two, so that
    /// one can be exchanged. Default: none, and every visitor is anonymous.
    /// </summary>
    public IList<string> IdentityKeys { get; } = [];

    /// <summary>What the identity's <c>aud</c> must say. Default: <c>supportbot</c>.</summary>
    public string Audience { get; set; } = "supportbot";

    /// <summary>For how many days a browser may come back to an anonymous conversation. Default: 30.</summary>
    public int ResumeDays { get; set; } = 30;
}
