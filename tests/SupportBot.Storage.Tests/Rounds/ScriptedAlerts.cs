using System.Collections.Concurrent;
using SupportBot.Runtime.Pipeline.Alerts;

namespace SupportBot.Storage.Tests.Rounds;

/// <summary>A means of calling agents that writes down whom it was to call, and answers as the test says.</summary>
internal sealed class ScriptedAlerts(string place) : IAlertChannel
{
    public string Place => place;

    public bool IsOn { get; set; } = true;

    /// <summary>What it answers; by default that the call is on its way.</summary>
    public Func<AlertNotice, AlertOutcome> Answer { get; set; } = _ => AlertOutcome.Sent;

    public ConcurrentQueue<AlertNotice> Calls { get; } = new();

    /// <summary>Whom it called to what, in order: <c>ben case</c>, or <c>ben case+1</c> for several at once.</summary>
    public IEnumerable<string> Log => Calls.Select(notice => $"{notice.Agent.UserName} {notice.Alerts[0].Kind}{(notice.Alerts.Count > 1 ? $"+{notice.Alerts.Count - 1}" : "")}");

    public Task<AlertOutcome> CallAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        Calls.Enqueue(notice);
        return Task.FromResult(Answer(notice));
    }
}
