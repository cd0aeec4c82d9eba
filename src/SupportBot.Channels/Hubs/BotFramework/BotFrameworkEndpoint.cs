using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Hubs.BotFramework;

/// <summary>Where a hub posts <c>handoff.status</c> and what its agents say. A state that is late, repeated or unknown is never refused (CHECKLIST, items 119 and 120).</summary>
internal sealed class BotFrameworkEndpoint(HubRequest requests, HubInbox inbox, ILogger<BotFrameworkEndpoint> log)
{
    private const string Status = "handoff.status";

    private const int MostIdCharacters = 200;

    private static readonly Refusal NoConversation = Refusal.MissingProperty("The activity has no conversation.id. Send the id that came with the case.");

    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (await requests.RefusalForAsync(context, allowBearer: true) is { } stranger)
        {
            return stranger;
        }

        var (posted, malformed) = await RequestBody.ReadAsync(context, SchemaJsonContext.Default.Activity);
        if (malformed is not null || posted?.Conversation?.Id is not { Length: > 0 and <= MostIdCharacters } conversation)
        {
            return malformed ?? NoConversation;
        }

        if (Read(posted, conversation, context) is not { } news)
        {
            log.NewsUnknown(conversation);
            return TypedResults.Accepted((string?)null);
        }

        var verdict = await inbox.TakeAsync(news, context.RequestAborted);
        return IsHarmless(news, verdict) ? TypedResults.Accepted((string?)null)
            : HubRefusals.Of(verdict) ?? (IResult)new JsonAnswer<ResourceResponse>(new() { Id = posted.Id }, WireJson.Schema.ResourceResponse);
    }

    /// <summary>A state that means nothing any more is a state nevertheless; a message that nobody reads is a fault.</summary>
    private static bool IsHarmless(HubNews news, HubVerdict verdict) =>
        news.Kind != HubNewsKind.Reply && (verdict is HubVerdict.Done or HubVerdict.NotTheirs);

    private static HubNews? Read(Activity posted, string conversation, HttpContext context)
    {
        HubNewsKind? kind = posted.Type switch
        {
            ActivityTypes.Message => HubNewsKind.Reply,
            ActivityTypes.Typing => HubNewsKind.Typing,
            ActivityTypes.EndOfConversation => HubNewsKind.Returned,
            ActivityTypes.Event when string.Equals(posted.Name, Status, StringComparison.OrdinalIgnoreCase) => KindOf(StateOf(posted)?.State),
            _ => null,
        };
        return kind is not { } known ? null : new(conversation, known)
        {
            Text = known == HubNewsKind.Returned ? StateOf(posted)?.Message ?? posted.Text : posted.Text,
            AgentName = posted.From?.Name,
            Id = IdOf(posted, context),
        };
    }

    private static HubNewsKind? KindOf(string? state) => state?.ToLowerInvariant() switch
    {
        "accepted" => HubNewsKind.Accepted,
        "failed" => HubNewsKind.Failed,
        "completed" => HubNewsKind.Returned,
        "typing" => HubNewsKind.Typing,
        _ => null,
    };

    private static HandoffState? StateOf(Activity posted)
    {
        try
        {
            return posted.Value is { ValueKind: JsonValueKind.Object } value ? value.Deserialize(HubJson.Wire.HandoffState) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The activity's id; where a hub gives none, the signature, by which at least the same call is known again.</summary>
    private static string? IdOf(Activity posted, HttpContext context) =>
        posted.Id is { Length: > 0 and <= MostIdCharacters } id ? id
        : context.Request.Headers[HubSignature.SignatureHeader].ToString() is { Length: > 0 and <= MostIdCharacters } signature ? signature
        : null;
}
