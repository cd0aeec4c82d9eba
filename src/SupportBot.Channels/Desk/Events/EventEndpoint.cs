using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Events;

/// <summary>Opens the socket over which a page is told what happens.</summary>
internal sealed class EventEndpoint(DeskSockets sockets, SocketSource source, DeskTexts texts)
{
    private static readonly Refusal NoSocket = DeskRefusals.Bad("This address opens a WebSocket. Open it with one.");

    public void Map(DeskRoutes routes) => routes.Map(
        HttpMethods.Get, "events", DeskAccess.Listen(AgentRole.Agent), OpenAsync,
        new("A WebSocket: frames of what happens, one object each.", null, typeof(DeskFrame), StatusCodes.Status101SwitchingProtocols));

    private async Task<IResult> OpenAsync(HttpContext context, DeskCaller caller)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return NoSocket;
        }

        if (sockets.IsFull(caller.Agent.Id))
        {
            return RateLimits.TooManySockets;
        }

        // Over the socket every page is told of every case as it changes.
        await source.Audit.ReadAsync(caller.Agent.Id, AuditAction.FollowCases, null, context.RequestAborted);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await sockets.RunAsync(new(caller, texts.LocaleOf(context, caller), socket, source), context.RequestAborted);
        return Results.Empty;
    }
}
