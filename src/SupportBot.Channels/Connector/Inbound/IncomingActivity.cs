using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>
/// What of a channel's activity comes into the log: what was said, and nothing of who said it or where a file lies. The one place where what a channel
/// sends becomes what a customer says. Pure.
/// </summary>
internal static class IncomingActivity
{
    /// <summary>Teams sends a message a second time, as markup (CHECKLIST, item 111).</summary>
    private const string Markup = "text/html";

    public static Activity Read(Activity activity) => new()
    {
        Type = activity.Type,
        Text = activity.Text is { } text ? Mentions.Remove(text, activity) : null,
        TextFormat = activity.TextFormat,
        Locale = ClientFacts.LocaleOf(activity),
        LocalTimestamp = activity.LocalTimestamp,
        LocalTimezone = ClientFacts.TimeZoneOf(activity),
        From = ChannelConversations.SenderOf(activity),
        Name = activity.Name,
        Value = activity.Value,
        Code = activity.Code,
        ReactionsAdded = activity.ReactionsAdded,
        ReactionsRemoved = activity.ReactionsRemoved,
        Attachments = AttachmentsOf(activity),
    };

    /// <summary>That there was a file is answered; what and where it is, is nobody's business here, and nothing is ever fetched.</summary>
    private static Attachment[]? AttachmentsOf(Activity activity)
    {
        var files = activity.Attachments?.Where(attachment => attachment.ContentType?.StartsWith(Markup, StringComparison.OrdinalIgnoreCase) != true)
            .Select(attachment => new Attachment { ContentType = attachment.ContentType }).ToArray();
        return files is { Length: > 0 } ? files : null;
    }
}
