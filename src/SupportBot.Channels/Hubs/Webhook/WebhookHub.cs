using System.Text.Json;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Schema;

namespace SupportBot.Channels.Hubs.Webhook;

/// <summary>A hub that takes signed events, for everything that speaks no protocol of its own.</summary>
internal sealed class WebhookHub(HubHttp http, PublicAddress address, TimeProvider time) : IAgentHub
{
    public string Name => HubKinds.Webhook;

    public bool IsElsewhere => true;

    public Task<HubAnswer> OfferAsync(HubOffer offer, CancellationToken cancellationToken) => PostAsync(
        About(offer.Case, offer.EventId, "case.offered") with { Context = HubContext.Of(offer), Transcript = HubJson.Transcript(offer.Transcript) }, cancellationToken);

    public Task<HubAnswer> ForwardAsync(HubMessage message, CancellationToken cancellationToken) => PostAsync(
        About(message.Case, message.EventId, "case.message") with { Sequence = message.Sequence, Text = message.Message.Text ?? "" }, cancellationToken);

    public Task<HubAnswer> CloseAsync(HubCase hubCase, CancellationToken cancellationToken) =>
        PostAsync(About(hubCase, hubCase.EventId("close"), "case.closed"), cancellationToken);

    private WebhookEvent About(HubCase hubCase, string id, string type) => new()
    {
        Id = id,
        Type = type,
        At = WireTime.From(time.GetUtcNow()).Text,
        Case = hubCase.Id,
        Conversation = hubCase.ConversationId,
        ReplyTo = address.Own().ToString().TrimEnd('/') + HubEndpoints.WebhookPath,
    };

    private Task<HubAnswer> PostAsync(WebhookEvent happened, CancellationToken cancellationToken) =>
        http.PostAsync(happened.Id, JsonSerializer.SerializeToUtf8Bytes(happened, HubJson.Wire.WebhookEvent), cancellationToken);
}
