using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.Pipeline.Alerts;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Tells an agent's open pages of alerts that they could not see in a changed case by themselves.</summary>
internal sealed class AlertFrames(AlertBook book, DeskSockets sockets, CaseViews views)
{
    /// <summary>A page shows as many; the others wait in its queue.</summary>
    private const int MostAtOnce = 3;

    /// <summary>Begins, once.</summary>
    public void Start() => book.Raised = Tell;

    private void Tell(AlertNotice notice)
    {
        // Of a mention the note's own frame tells, at once and with the author's name.
        foreach (var alert in notice.Alerts.Where(alert => alert.Kind != AlertKind.Mention).Take(MostAtOnce).Reverse())
        {
            sockets.TellAgent(notice.Agent.Id, locale => new() { Type = "alert", Alert = alert.Kind, CaseId = alert.Row.Case.Id, Row = views.Row(alert.Row, locale) });
        }
    }
}
