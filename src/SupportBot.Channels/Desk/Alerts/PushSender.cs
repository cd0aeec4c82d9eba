using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Lib.Net.Http.WebPush;
using Microsoft.Extensions.Logging;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Alerts;
using static SupportBot.Channels.Desk.Alerts.AlertBodies;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>Hands one message for one browser to its push service, encrypted so that only the browser can read it (RFC 8291). What comes of it is a value. Thread-safe.</summary>
internal sealed class PushSender(PushHttp http, PushKeys keys, Browsers browsers, IAlertStore store, TimeProvider clock, ILogger<PushSender> log)
{
    /// <summary>An hour is as good as never.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(15);

    private readonly PushServiceClient _client = new(http.Client) { AutoRetryAfter = false };

    /// <summary>Until when push services want to hear nothing for a browser.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _quiet = new(StringComparer.Ordinal);

    public async Task<AlertOutcome> SendAsync(AlertBrowser browser, PushMessage message, CancellationToken cancellationToken)
    {
        if (WaitOf(browser.Id) is { } wait)
        {
            return AlertOutcome.Later(wait);
        }

        if (browsers.Open(browser) is not { } body)
        {
            return await ForgetAsync(browser, "its seal or its push service is no longer valid", cancellationToken);
        }

        var (status, retry, problem) = await DeliverAsync(body, message, cancellationToken);
        log.BrowserCalled(browser.AgentId, new Uri(body.Endpoint!).Host, status is { } known ? $"HTTP {(int)known}" : problem ?? "no answer");
        return status switch
        {
            null => AlertOutcome.Later(UsualWait),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => await ForgetAsync(browser, "its push service does not know it any more", cancellationToken),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => AlertOutcome.Sent,
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => Wait(browser.Id, retry),
            _ => AlertOutcome.NoWay,
        };
    }

    private async Task<(HttpStatusCode? Status, RetryConditionHeaderValue? RetryAfter, string? Problem)> DeliverAsync(
        BrowserBody body, PushMessage message, CancellationToken cancellationToken)
    {
        var subscription = new PushSubscription { Endpoint = body.Endpoint };
        subscription.SetKey(PushEncryptionKeyName.P256DH, body.Keys!.P256dh);
        subscription.SetKey(PushEncryptionKeyName.Auth, body.Keys.Auth);
        try
        {
            await _client.RequestPushMessageDeliveryAsync(subscription, message, keys.Authentication, cancellationToken);
            return (HttpStatusCode.Created, null, null);
        }
        catch (PushServiceClientException refused)
        {
            return (refused.StatusCode, refused.Headers?.RetryAfter, null);
        }
        catch (HttpRequestException failed)
        {
            return (null, null, failed.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, null, "Timeout");
        }
    }

    private async Task<AlertOutcome> ForgetAsync(AlertBrowser browser, string reason, CancellationToken cancellationToken)
    {
        await store.DropBrowserAsync(browser.Id, cancellationToken);
        _quiet.TryRemove(browser.Id, out _);
        log.BrowserForgotten(browser.AgentId, reason);
        return AlertOutcome.NoWay;
    }

    private AlertOutcome Wait(string id, RetryConditionHeaderValue? retry)
    {
        var now = clock.GetUtcNow();
        var wait = retry?.Delta ?? (retry?.Date - now) ?? UsualWait;
        wait = wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > LongestWait ? LongestWait : wait;
        _quiet[id] = now + wait;
        return AlertOutcome.Later(wait);
    }

    private TimeSpan? WaitOf(string id)
    {
        if (_quiet.TryGetValue(id, out var until) && until > clock.GetUtcNow() && until <= clock.GetUtcNow() + LongestWait)
        {
            return until - clock.GetUtcNow();
        }

        _quiet.TryRemove(id, out _);
        return null;
    }
}
