using System.Text.Json;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Schema;

namespace SupportBot.Channels.Hubs.BotFramework;

/// <summary>A hub that speaks the Bot Framework's hand-off protocol, with this program as the proxy between customer and hub (CHECKLIST, items 116 to 121).</summary>
internal sealed class BotFrameworkHub(HubHttp http, PublicAddress address, TimeProvider time) : IAgentHub
{
    private const string Initiate = "handoff.initiate";

    private static readonly ChannelAccount Customer = new() { Id = "customer", Role = "user" };

    private static readonly ChannelAccount Bot = new() { Id = "supportbot", Name = "SupportBot", Role = "bot" };

    public string Name => HubKinds.BotFramework;

    public bool IsElsewhere => true;

    public Task<HubAnswer> OfferAsync(HubOffer offer, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.SerializeToElement(HubContext.Of(offer), HubJson.Wire.HubContext);
        var initiate = Address(Activity.Event(Initiate, value), offer.Case, offer.EventId);
        return PostAsync(
            initiate with
            {
                RelatesTo = new()
                {
                    ActivityId = offer.Transcript.LastOrDefault(message => message.From?.Role == Customer.Role)?.Id,
                    User = Customer,
                    Bot = Bot,
                    Conversation = initiate.Conversation!,
                    ChannelId = offer.Case.ChannelId,
                    ServiceUrl = initiate.ServiceUrl,
                },
                Attachments =
                [
                    new()
                    {
                        ContentType = "application/json",
                        Name = "Transcript",
                        Content = HubJson.Transcript(offer.Transcript),
                    },
                ],
                Entities = [],
            },
            cancellationToken);
    }

    public Task<HubAnswer> ForwardAsync(HubMessage message, CancellationToken cancellationToken) =>
        PostAsync(Address(message.Message, message.Case, message.EventId) with { Timestamp = message.Message.Timestamp }, cancellationToken);

    public Task<HubAnswer> CloseAsync(HubCase hubCase, CancellationToken cancellationToken) =>
        PostAsync(Address(Activity.EndOfConversation(), hubCase, hubCase.EventId("close")), cancellationToken);

    /// <summary>The address for answers is <c>activities</c> below the service URL.</summary>
    private Activity Address(Activity activity, HubCase hubCase, string id) => activity with
    {
        Id = id,
        Timestamp = WireTime.From(time.GetUtcNow()),
        ChannelId = hubCase.ChannelId,
        ServiceUrl = address.Own().ToString().TrimEnd('/') + HubEndpoints.BotFrameworkBase,
        Conversation = new() { Id = hubCase.ConversationId },
        From = Customer,
        Recipient = Bot,
        Locale = activity.Locale ?? hubCase.Locale,
    };

    private Task<HubAnswer> PostAsync(Activity activity, CancellationToken cancellationToken) =>
        http.PostAsync(activity.Id!, JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.Schema.Activity), cancellationToken);
}
