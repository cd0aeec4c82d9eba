using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// Sends to channels (CHECKLIST, items 91 to 98). The service URL is checked at every send, so a reference that was stored may be passed as it
/// is. Whatever happens is a value; only the caller's own cancellation is thrown. Thread-safe.
/// </summary>
internal sealed class ConnectorClient(ServiceUrls serviceUrls, AccessTokens tokens, OutboundHttp http, TimeProvider time, ILogger<ConnectorClient> log)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Sends an activity to the end of a conversation.</summary>
    public Task<Delivery> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, to, ["activities"], activity, cancellationToken);

    /// <summary>Sends an activity as the answer to another, which keeps it in that one's thread.</summary>
    public Task<Delivery> ReplyAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, to, ["activities", activityId], activity, cancellationToken);

    /// <summary>Replaces an activity that was sent before.</summary>
    public Task<Delivery> UpdateAsync(ConversationReference to, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, to, ["activities", activityId], activity, cancellationToken);

    /// <summary>Opens a conversation, to write to somebody first.</summary>
    public async Task<Delivery> OpenAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, WireJson.Schema.ConversationParameters);
        var (answer, refused) = await CallAsync(HttpMethod.Post, serviceUrl, ["v3", "conversations"], body, cancellationToken);
        return refused ?? DeliveryReader.ReadOpened(answer!, time.GetUtcNow());
    }

    private async Task<Delivery> CallAsync(HttpMethod method, ConversationReference to, string[] route, Activity activity, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.Schema.Activity);
        var (answer, refused) = await CallAsync(method, to.ServiceUrl, ["v3", "conversations", to.Conversation.Id, .. route], body, cancellationToken);
        return refused ?? DeliveryReader.Read(answer!, time.GetUtcNow());
    }

    private async Task<(OutboundAnswer? Answer, Delivery? Refused)> CallAsync(
        HttpMethod method, string? serviceUrl, IEnumerable<string> route, byte[] body, CancellationToken cancellationToken)
    {
        if (serviceUrls.Read(serviceUrl) is not { } service)
        {
            log.ServiceUrlRefused(ServiceUrls.NameOf(serviceUrl));
            return (null, new Delivery.Rejected(Status: null, "ServiceUrlRefused"));
        }

        if (service.For(route) is not { } address)
        {
            return (null, new Delivery.Rejected(Status: null, "BadId"));
        }

        return service.IsLocal
            ? (await SendAsync(method, address, body, token: null, cancellationToken), null)
            : await SendWithTokenAsync(method, address, body, cancellationToken);
    }

    /// <summary>A token that is not taken is exchanged once: it may have been withdrawn, or the bot's secret changed.</summary>
    private async Task<(OutboundAnswer? Answer, Delivery? Refused)> SendWithTokenAsync(HttpMethod method, Uri address, byte[] body, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (await tokens.GetAsync(cancellationToken) is not { } token)
            {
                return (null, new Delivery.Retry(null, "NoToken", MayHaveArrived: false));
            }

            var answer = await SendAsync(method, address, body, token, cancellationToken);
            if (answer.Status != HttpStatusCode.Unauthorized)
            {
                return (answer, null);
            }

            tokens.Drop(token);
            if (!isFirst)
            {
                return (answer, null);
            }
        }
    }

    private async Task<OutboundAnswer> SendAsync(HttpMethod method, Uri address, byte[] body, AccessToken? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = token is null ? null : new("Bearer", token.Text);
        return await http.SendAsync(request, cancellationToken);
    }
}
