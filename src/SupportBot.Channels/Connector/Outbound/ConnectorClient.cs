using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// Sends to channels (CHECKLIST, items 91 to 98), never faster than one app may; what one conversation takes is <see cref="ConversationPace"/>'s to tell. The service URL is
/// checked at every send, so a reference that was stored may be passed as it is. The channel gives an activity its id; the one that it has here goes beside it, in
/// <see cref="IdHeader"/>, and is the same when it is sent again. Whatever happens is a value; only the caller's own cancellation is thrown. Thread-safe.
/// </summary>
internal sealed class ConnectorClient(ServiceUrls serviceUrls, AccessTokens tokens, AppPace pace, OutboundHttp http, TimeProvider time, ILogger<ConnectorClient> log)
{
    public const string IdHeader = "X-SupportBot-Activity";

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
        var (answer, refused) = await CallAsync(new(HttpMethod.Post, serviceUrl, ["v3", "conversations"], body, null), cancellationToken);
        return refused ?? DeliveryReader.ReadOpened(answer!, time.GetUtcNow());
    }

    private async Task<Delivery> CallAsync(HttpMethod method, ConversationReference to, string[] route, Activity activity, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(activity with { Id = null }, WireJson.Schema.Activity);
        var (answer, refused) = await CallAsync(new(method, to.ServiceUrl, ["v3", "conversations", to.Conversation.Id, .. route], body, activity.Id), cancellationToken);
        return refused ?? DeliveryReader.Read(answer!, time.GetUtcNow());
    }

    private async Task<(OutboundAnswer? Answer, Delivery? Refused)> CallAsync(Call call, CancellationToken cancellationToken)
    {
        if (serviceUrls.Read(call.ServiceUrl) is not { } service)
        {
            log.ServiceUrlRefused(ServiceUrls.NameOf(call.ServiceUrl));
            return (null, new Delivery.Rejected(Status: null, "ServiceUrlRefused"));
        }

        if (service.For(call.Route) is not { } address)
        {
            return (null, new Delivery.Rejected(Status: null, "BadId"));
        }

        return service.IsLocal
            ? (await SendAsync(call, address, token: null, cancellationToken), null)
            : await SendWithTokenAsync(call, address, cancellationToken);
    }

    /// <summary>A token that is not taken is exchanged once: it may have been withdrawn, or the bot's secret changed.</summary>
    private async Task<(OutboundAnswer? Answer, Delivery? Refused)> SendWithTokenAsync(Call call, Uri address, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (await tokens.GetAsync(cancellationToken) is not { } token)
            {
                return (null, new Delivery.Retry(null, "NoToken", MayHaveArrived: false));
            }

            var answer = await SendAsync(call, address, token, cancellationToken);
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

    private async Task<OutboundAnswer> SendAsync(Call call, Uri address, AccessToken? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, address) { Content = new ByteArrayContent(call.Body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = token is null ? null : new("Bearer", token.Text);
        if (call.Id is { } id)
        {
            request.Headers.TryAddWithoutValidation(IdHeader, id);
        }

        await pace.WaitAsync(cancellationToken);
        return await http.SendAsync(request, cancellationToken);
    }

    private sealed record Call(HttpMethod Method, string? ServiceUrl, IEnumerable<string> Route, byte[] Body, string? Id);
}
