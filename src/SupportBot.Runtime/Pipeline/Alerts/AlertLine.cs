using System.Globalization;
using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>
/// What alerts say away from the desk: the reason and the language of a case, and never a customer, nor a word of one. They stand on locked screens, in other people's mail servers,
/// and in channels. Pure.
/// </summary>
public static class AlertLine
{
    /// <summary>An alert in one line.</summary>
    /// <param name="content">Holds the words.</param>
    /// <param name="alert">What is told.</param>
    /// <param name="locale">The language of the line.</param>
    public static string Of(ContentSnapshot content, Alert alert, string locale)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(alert);
        var reason = alert.Row.Facts.Topic is { } topic ? content.Name(locale, topic) : content.Fill(locale, "handoff/alert.no-reason");
        return content.Fill(locale, $"handoff/alert.{alert.Kind}", ("reason", reason), ("language", content.NameOf(alert.Row.Locale)));
    }

    /// <summary>How many more a notice tells of than the one that has its line; <see langword="null"/> for none.</summary>
    /// <param name="content">Holds the words.</param>
    /// <param name="notice">What is told at once.</param>
    /// <param name="locale">The language.</param>
    public static string? More(ContentSnapshot content, AlertNotice notice, string locale)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Alerts.Count > 1 ? content.Fill(locale, "handoff/alert.more", ("count", (notice.Alerts.Count - 1).ToString(CultureInfo.InvariantCulture))) : null;
    }
}
