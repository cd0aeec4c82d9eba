using Microsoft.AspNetCore.Http;
using SupportBot.Channels.DirectLine.Stream;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.DirectLine;

/// <summary>Opens the socket that shows a conversation as it grows (CHECKLIST, items 28 to 32).</summary>
internal sealed class StreamEndpoints(StreamTickets tickets, ActivityStreams streams, StreamSource source, Origins origins, RateLimits limits)
{
    private static readonly Refusal NoSocket = Refusal.BadArgument("This address opens a WebSocket. Open it with one, as the streamUrl says.");

    private static readonly Refusal WrongSite = Refusal.Forbidden("The socket may not be opened from this site. Add the site to Website:AllowedOrigins.");

    private static readonly Refusal BadTicket = Refusal.Forbidden("The ticket is not valid: it opens one socket, within a minute. Fetch a new streamUrl with GET conversations/{id}.");

    public async Task<IResult> OpenAsync(HttpContext context)
    {
        var (grant, refusal) = await AdmitAsync(context);
        if (grant is null)
        {
            return refusal ?? BadTicket;
        }

        var watermark = await StartAsync(context, grant.Conversation);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await streams.RunAsync(new(grant.Conversation, watermark, socket, source), context.RequestAborted);
        return Results.Empty;
    }

    private async Task<(Grant? Grant, Refusal? Refusal)> AdmitAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return (null, NoSocket);
        }

        if (!origins.Allows(context))
        {
            return (null, WrongSite);
        }

        if (limits.Request(context) is { } tooMany)
        {
            return (null, tooMany);
        }

        var grant = await tickets.RedeemAsync(context.Request.Query["t"].ToString());
        if (grant is null || grant.Conversation != (string?)context.Request.RouteValues["conversationId"])
        {
            return (null, BadTicket);
        }

        // Every browser states the origin when it opens a socket: a ticket of a page, without one, was carried away.
        return grant.Origins.Count > 0 && !CallerReader.IsTrusted(grant, Origins.Of(context) ?? "")
            ? (null, WrongSite)
            : streams.IsFull(grant.Conversation) ? (null, RateLimits.TooManySockets) : (grant, null);
    }

    /// <summary>No watermark shows only what is new; an empty one shows everything (CHECKLIST, item 30).</summary>
    private async Task<long> StartAsync(HttpContext context, string conversationId) => context.Request.Query.TryGetValue("watermark", out var watermark)
        ? Watermark.Read(watermark)
        : (await source.Pipeline.FindAsync(conversationId, context.RequestAborted))?.LastSequence ?? 0;
}
