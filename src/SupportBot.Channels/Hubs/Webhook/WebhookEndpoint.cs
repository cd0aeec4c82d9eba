using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Hubs.Webhook;

/// <summary>Where a webhook's people answer.</summary>
internal sealed class WebhookEndpoint(HubRequest requests, HubInbox inbox)
{
    private const int MostIdCharacters = 200;

    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (await requests.RefusalForAsync(context, allowBearer: false) is { } stranger)
        {
            return stranger;
        }

        var (posted, malformed) = await RequestBody.ReadAsync(context, HubJson.Wire.WebhookNews);
        if ((malformed ?? FaultOf(posted)) is { } fault)
        {
            return fault;
        }

        if (KindOf(posted!.Type) is not { } kind)
        {
            return Refusal.BadArgument("The type is unknown. Send accept, reply, typing, return, resolve or fail.");
        }

        var news = new HubNews(posted.Conversation!, kind) { CaseId = posted.Case, Text = posted.Text, AgentName = posted.Agent, Id = posted.Id };
        var verdict = await inbox.TakeAsync(news, context.RequestAborted);
        return HubRefusals.Of(verdict) ?? (IResult)new JsonAnswer<WebhookReceipt>(new(posted.Id!), HubJson.Wire.WebhookReceipt);
    }

    private static Refusal? FaultOf(WebhookNews? posted) =>
        Missing(posted?.Id) ? Refusal.MissingProperty("There is no id, or it has more than 200 characters. Send one of your own for every event, and repeat it when you send the event again.")
        : Missing(posted?.Case) || Missing(posted?.Conversation) ? Refusal.MissingProperty("There is no case or no conversation. Send both, as they came with the case.")
        : null;

    private static bool Missing(string? id) => id is not { Length: > 0 and <= MostIdCharacters };

    private static HubNewsKind? KindOf(string? type) => type switch
    {
        "accept" => HubNewsKind.Accepted,
        "reply" => HubNewsKind.Reply,
        "typing" => HubNewsKind.Typing,
        "return" => HubNewsKind.Returned,
        "resolve" => HubNewsKind.Resolved,
        "fail" => HubNewsKind.Failed,
        _ => null,
    };
}
