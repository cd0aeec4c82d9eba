using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>Signing in through the provider that is configured. Whoever is refused comes back to the desk's page, which says why.</summary>
internal sealed class SingleSignOnEndpoints(
    SingleSignOn provider, AgentAccounts accounts, DeskSessions sessions, RefusalTrail refusals, RateLimits limits, IOptions<DeskOptions> options, ILogger<SingleSignOnEndpoints> log)
{
    public void Map(DeskRoutes routes)
    {
        if (options.Value.Authority is null)
        {
            return;
        }

        routes.MapOpen(HttpMethods.Get, SingleSignOn.Begin, DeskAccess.Anyone, BeginAsync,
            new("Sends the browser to the identity provider; returnUrl is a page of the desk.", null, null, StatusCodes.Status302Found));
        routes.MapOpen(HttpMethods.Get, SingleSignOn.End, DeskAccess.Anyone, EndAsync,
            new("Where the identity provider sends the browser back.", null, null, StatusCodes.Status302Found));
    }

    /// <summary>The provider vouches for somebody: makes or updates the account, and signs in.</summary>
    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (who, cancellationToken) = (context.Principal, context.HttpContext.RequestAborted);
        if (who?.FindFirst("sub") is not { } subject || RoleOf(who) is not { } role)
        {
            await RefuseAsync(context.HttpContext, null, "no-role");
            return;
        }

        var userName = Claim(who, "preferred_username") ?? Claim(who, "email") ?? subject.Value;
        var agent = await accounts.WelcomeAsync($"{subject.Issuer}|{subject.Value}", userName, Claim(who, "name") ?? userName, role, cancellationToken);
        if (agent.IsDisabled)
        {
            await RefuseAsync(context.HttpContext, agent.Id, "disabled");
            return;
        }

        await sessions.BeginAsync(context.HttpContext, agent, "provider");
        log.SignedIn(agent.Id);
        context.Response.Redirect(LocalPath.Of(context.ReturnUri));
    }

    /// <summary>The provider's answer proves nothing, or the agent changed its mind.</summary>
    public Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        log.ProviderRefused(context.Failure?.GetType().Name ?? "unknown");
        return RefuseAsync(context.HttpContext, null, "failed");
    }

    private async Task<IResult> BeginAsync(HttpContext context, DeskCaller? caller)
    {
        if (limits.Token(context) is { } tooMany)
        {
            return tooMany;
        }

        await provider.ChallengeAsync(context, LocalPath.Of(context.Request.Query["returnUrl"]));
        return Results.Empty;
    }

    private async Task<IResult> EndAsync(HttpContext context, DeskCaller? caller) =>
        await provider.HandleAsync(context) ? Results.Empty : DeskRefusals.NothingHere;

    private async Task RefuseAsync(HttpContext context, string? agentId, string problem)
    {
        log.SignInRefused(problem);
        await refusals.SignInAsync(null, agentId, $"provider: {problem}", context.RequestAborted);
        context.Response.Redirect($"{LocalPath.Home}?signIn={problem}");
    }

    /// <summary>The greatest role that the claim stands for.</summary>
    private string? RoleOf(ClaimsPrincipal who)
    {
        var roles = who.FindAll(options.Value.RoleClaim).Select(claim => options.Value.Roles.TryGetValue(claim.Value, out var role) ? role : null).ToArray();
        return AgentRole.All.LastOrDefault(roles.Contains);
    }

    private static string? Claim(ClaimsPrincipal who, string type) => who.FindFirst(type)?.Value is { Length: > 0 } value ? value : null;
}
