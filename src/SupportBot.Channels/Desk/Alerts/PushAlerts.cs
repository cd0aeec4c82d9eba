using System.Text.Json;
using Lib.Net.Http.WebPush;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Alerts;
using static SupportBot.Channels.Desk.Alerts.AlertBodies;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Calls every browser in which an agent is signed in and allowed it, whether the desk is open there or not.</summary>
internal sealed class PushAlerts(IAlertStore store, PushSender sender, AlertWords words, IOptions<AlertOptions> options, TimeProvider clock) : IAlertChannel
{
    /// <summary>A browser that was off for longer need not hear of it: the next step came long ago.</summary>
    private const int LivesForSeconds = 300;

    private const string TestTag = "test";

    /// <inheritdoc />
    public string Place => AlertStep.Push;

    /// <inheritdoc />
    public bool IsOn => options.Value.WebPush;

    /// <inheritdoc />
    public async Task<AlertOutcome> CallAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        var first = notice.Alerts[0];
        var message = Message(
            new(words.Title(notice), words.More(notice), AlertWords.TagOf(first), AlertWords.PathOf(notice), words.LocaleOf(notice.Agent)),
            first.Kind == AlertKind.Mention ? PushMessageUrgency.Normal : PushMessageUrgency.High);
        var outcome = AlertOutcome.NoWay;
        foreach (var browser in await store.ListBrowsersAsync(notice.Agent.Id, clock.GetUtcNow(), cancellationToken))
        {
            outcome = Better(outcome, await sender.SendAsync(browser, message, cancellationToken));
        }

        return outcome;
    }

    /// <summary>Sends one browser a message that says that it works.</summary>
    public Task<AlertOutcome> TestAsync(AlertBrowser browser, string locale, CancellationToken cancellationToken) =>
        sender.SendAsync(browser, Message(new(words.Text(locale, "test"), null, TestTag, "/desk?page=settings", locale), PushMessageUrgency.High), cancellationToken);

    private static PushMessage Message(PushPayload payload, PushMessageUrgency urgency) => new(JsonSerializer.Serialize(payload, DeskJson.Wire.PushPayload))
    {
        Topic = payload.Tag,
        TimeToLive = LivesForSeconds,
        Urgency = urgency,
    };

    /// <summary>One browser that was reached is enough; else the one that can be tried again first.</summary>
    private static AlertOutcome Better(AlertOutcome one, AlertOutcome other) =>
        one.IsSent ? one
        : other.IsSent || one.RetryAfter is null || other.RetryAfter < one.RetryAfter ? other
        : one;
}
