using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http.Outbound;
using SupportBot.Runtime.Handoff.Hubs;

namespace SupportBot.Channels.Hubs;

/// <summary>
/// The slice's only way out: signed posts to the one address that the operator chose. Redirects are not followed, what the hub answers beside its status is not read, and
/// what goes wrong is a value. Thread-safe.
/// </summary>
internal sealed class HubHttp(IOptions<HubOptions> options, WaysOut ways, TimeProvider time)
{
    public async Task<HubAnswer> PostAsync(string eventId, byte[] body, CancellationToken cancellationToken)
    {
        using var request = Sign(eventId, body);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.AnswerSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await ways.For(request.RequestUri!).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Read(response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(HubOutcome.NoAnswer, "no answer in time");
        }
        catch (HttpRequestException failed)
        {
            return new(HubOutcome.NoAnswer, failed.HttpRequestError.ToString());
        }
    }

    private HttpRequestMessage Sign(string eventId, byte[] body)
    {
        var timestamp = HubSignature.TimestampOf(time.GetUtcNow());
        var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(HubSignature.EventHeader, eventId);
        request.Headers.Add(HubSignature.TimestampHeader, timestamp);
        request.Headers.Add(HubSignature.SignatureHeader, HubSignature.Sign(options.Value.Secret!, timestamp, body));
        return request;
    }

    private static HubAnswer Read(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => HubAnswer.Received,
        408 or 425 or 429 or >= 500 => new(HubOutcome.NoAnswer, $"HTTP {(int)status}"),
        _ => new(HubOutcome.Refused, $"HTTP {(int)status}"),
    };
}
