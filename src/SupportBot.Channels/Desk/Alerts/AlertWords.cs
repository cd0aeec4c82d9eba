using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>
/// What alerts say away from the desk, in the agent's language: the reason and the language of a case, and never a customer, nor a word of one. They stand on locked screens and in
/// other people's mail servers. Thread-safe.
/// </summary>
internal sealed class AlertWords(DeskTexts texts)
{
    private const int TagBytes = 9;

    public string LocaleOf(AgentAccount agent) => texts.LocaleOf(agent);

    /// <summary>The most urgent alert, in one line.</summary>
    public string Title(AlertNotice notice) => Line(notice.Alerts[0], LocaleOf(notice.Agent));

    /// <summary>How many more there are; <see langword="null"/> for none.</summary>
    public string? More(AlertNotice notice) =>
        notice.Alerts.Count > 1 ? Text(LocaleOf(notice.Agent), "more").Replace("{count}", (notice.Alerts.Count - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : null;

    public string Text(string locale, string id) => texts.Content.FindText(locale, $"handoff/alert.{id}")!.Text;

    /// <summary>Where it leads: to the case, or to the queue when there are several.</summary>
    public static string PathOf(AlertNotice notice) => notice.Alerts is [var only] ? $"/desk/cases/{Uri.EscapeDataString(only.Row.Case.Id)}" : "/desk";

    /// <summary>
    /// What a later alert of the same replaces, at the push service and on the screen: all new cases are one, and so are the messages of a case. Push services see it (RFC 8030), so it is a hash.
    /// </summary>
    public static string TagOf(Alert alert)
    {
        var subject = alert.Kind is AlertKind.Mention or AlertKind.Message ? $"{alert.Kind} {alert.Row.Case.Id}" : alert.Kind;
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, TagBytes));
    }

    private string Line(Alert alert, string locale)
    {
        var reason = alert.Row.Facts.Topic is { } topic ? texts.Content.Name(locale, topic) : Text(locale, "no-reason");
        return Text(locale, alert.Kind)
            .Replace("{reason}", reason, StringComparison.Ordinal)
            .Replace("{language}", texts.NameOf(alert.Row.Locale), StringComparison.Ordinal);
    }
}
