using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>What alerts say away from the desk, in the agent's language, and where they lead. Thread-safe.</summary>
internal sealed class AlertWords(DeskTexts texts)
{
    private const int TagBytes = 9;

    public string LocaleOf(AgentAccount agent) => texts.LocaleOf(agent);

    /// <summary>The most urgent alert, in one line.</summary>
    public string Title(AlertNotice notice) => AlertLine.Of(texts.Content, notice.Alerts[0], LocaleOf(notice.Agent));

    /// <summary>How many more there are; <see langword="null"/> for none.</summary>
    public string? More(AlertNotice notice) => AlertLine.More(texts.Content, notice, LocaleOf(notice.Agent));

    public string Text(string locale, string id) => texts.Content.Fill(locale, $"handoff/alert.{id}");

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
}
