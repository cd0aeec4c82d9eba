using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State;

namespace SupportBot.Channels.Desk.Access;

/// <summary>Lets requests to the desk in, as their endpoint says. Thread-safe.</summary>
internal sealed class DeskGate(DeskSessions sessions, PublicAddress address, RefusalTrail refusals, ILogger<DeskGate> log)
{
    public const string TokenHeader = "X-Desk-Csrf";

    private const int LongestId = 40;

    /// <summary>Who calls, if anybody is signed in, or why the request may not be carried out.</summary>
    public async Task<(DeskCaller? Caller, Refusal? Refusal)> AdmitAsync(HttpContext context)
    {
        var access = context.GetEndpoint()?.Metadata.GetMetadata<DeskAccess>()
            ?? throw new InvalidOperationException($"The route {context.GetEndpoint()?.DisplayName} does not say who may use it. Give it a {nameof(DeskAccess)}.");
        if (access.FromOurPage && !IsOurs(context))
        {
            return (null, DeskRefusals.ForeignSite);
        }

        var caller = await sessions.ReadAsync(context);
        var refusal = RefusalFor(access, caller, context);
        if (caller is not null && refusal is not null)
        {
            await refusals.AccessAsync(caller.Agent.Id, Asked(context), refusal.Code, context.RequestAborted);
        }

        return (caller, refusal);
    }

    /// <summary>What a route answers; a store that can do nothing just now is told in the desk's own words.</summary>
    public async Task<IResult> RunAsync(HttpContext context, Func<HttpContext, Task<IResult>> run)
    {
        try
        {
            return await run(context);
        }
        catch (StoreUnavailableException unavailable) when (!context.Response.HasStarted)
        {
            log.StoreUnavailable(unavailable.Message, context.GetEndpoint()?.DisplayName);
            return DeskRefusals.Busy;
        }
        catch (StoredStateException damaged) when (!context.Response.HasStarted)
        {
            log.Unreadable(damaged.Message, context.GetEndpoint()?.DisplayName);
            return DeskRefusals.Unreadable(damaged.Message);
        }
    }

    /// <summary>The route, with the id that was asked for.</summary>
    private static string Asked(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        return $"{context.Request.Method} {route.Replace("{id}", id.Length <= LongestId ? id : "…", StringComparison.Ordinal)}";
    }

    private static Refusal? RefusalFor(DeskAccess access, DeskCaller? caller, HttpContext context) =>
        access.Role is not { } role ? null
        : caller is null ? DeskRefusals.SignInNeeded
        : access.WithToken && !caller.Sent(context.Request.Headers[TokenHeader]) ? DeskRefusals.NoToken
        : caller.Has(role) ? null
        : DeskRefusals.TooLittle;

    /// <summary>Browsers state the origin of every change, and older ones at least whether it is the same site's. Whoever states neither is no page.</summary>
    private bool IsOurs(HttpContext context) => Origins.Of(context) is { } origin
        ? string.Equals(origin, address.OriginOf(context), StringComparison.OrdinalIgnoreCase)
        : context.Request.Headers["Sec-Fetch-Site"] == "same-origin";
}
