namespace SupportBot.Schema;

/// <summary>How several attachments are laid out (botframework-activity.md, "Attachment layout", A3060, A3061).</summary>
public static class AttachmentLayoutTypes
{
    /// <summary>One under the other; the default.</summary>
    public const string List = "list";

    /// <summary>Side by side, to be leafed through.</summary>
    public const string Carousel = "carousel";
}
