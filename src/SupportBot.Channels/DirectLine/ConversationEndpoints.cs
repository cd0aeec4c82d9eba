using Microsoft.AspNetCore.Http;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>Starts conversations and takes clients back into them (CHECKLIST, items 21 to 24 and 32).</summary>
internal sealed class ConversationEndpoints(CallerReader callers, Conversations conversations, DirectLineAdapter adapter, TurnPipeline pipeline, RateLimits limits)
{
    private const string FromTheBeginning = "";

    /// <summary>A page that was loaded again starts its conversation again: it is found, and its socket shows all of it.</summary>
    public async Task<IResult> StartAsync(HttpContext context)
    {
        var (caller, refusal) = await callers.ReadAsync(context);
        if (caller is null)
        {
            return refusal!;
        }

        var (request, malformed) = await RequestBody.ReadAsync(context, DirectLineJsonContext.Default.StartRequest);
        if ((malformed ?? limits.Request(context) ?? (caller.Grant is null ? Conversations.RefusalFor(request) : null)) is { } refused)
        {
            return refused;
        }

        var grant = caller.Grant ?? Conversations.NewGrant(request);
        var opened = await adapter.OpenAsync(grant, request?.LocaleText, context.RequestAborted);
        var status = opened.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return Answer(context, grant with { Conversation = opened.Conversation.Id }, FromTheBeginning, status);
    }

    /// <summary>Answers token and address of a socket both: without the token DirectLineJS goes on with "Bearer undefined" (CHECKLIST, item 23).</summary>
    public async Task<IResult> ReconnectAsync(HttpContext context)
    {
        var (caller, refusal) = await callers.ReadAsync(context);
        var id = DirectLineEndpoints.ConversationOf(context);
        if ((refusal ?? caller!.RefusalFor(id)) is { } refused)
        {
            return refused;
        }

        if (await pipeline.FindAsync(id, context.RequestAborted) is not { } conversation)
        {
            return Refusal.UnknownConversation;
        }

        var watermark = context.Request.Query.TryGetValue("watermark", out var place) ? place.ToString() : null;
        return Answer(context, caller!.Grant ?? GrantOf(conversation), watermark, StatusCodes.Status200OK);
    }

    private static Grant GrantOf(StoredConversation conversation) =>
        new(conversation.Id, conversation.Reference.User?.Id ?? Identifiers.NewUser()) { Account = conversation.Account };

    private JsonAnswer<Conversation> Answer(HttpContext context, Grant grant, string? watermark, int status) =>
        new(conversations.WithStream(context, grant, watermark), WireJson.Schema.Conversation, status);
}
