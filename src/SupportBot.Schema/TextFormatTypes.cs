namespace SupportBot.Schema;

/// <summary>How the text of an activity is marked up (botframework-activity.md, "Text format", A3010 to A3016).</summary>
public static class TextFormatTypes
{
    /// <summary>No markup: every character means itself.</summary>
    public const string Plain = "plain";

    /// <summary>Markdown, as far as the channel can show it (A3001).</summary>
    public const string Markdown = "markdown";

    /// <summary>The channel's XML dialect (A3013).</summary>
    public const string Xml = "xml";
}
