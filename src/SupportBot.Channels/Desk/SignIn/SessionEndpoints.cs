using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>Signing in with an account of the desk, and out.</summary>
internal sealed class SessionEndpoints(
    IAgentStore store,
    DeskSessions sessions,
    DeskSockets sockets,
    SignInTries tries,
    AgentPresence presence,
    RefusalTrail refusals,
    DeskTexts texts,
    Proxies proxies,
    AuditWatch watch,
    IOptions<DeskOptions> options,
    ILogger<SessionEndpoints> log)
{
    private static readonly Refusal Wrong = new(StatusCodes.Status401Unauthorized, "wrong-credentials", "User name or password is wrong. Try again.");

    /// <summary>Hashing takes a processor for a quarter of a second; strangers must not take them all.</summary>
    private static readonly SemaphoreSlim Hashing = new(Math.Max(1, Environment.ProcessorCount / 2));

    public void Map(DeskRoutes routes)
    {
        routes.MapOpen(HttpMethods.Get, "session", DeskAccess.Anyone, (_, caller) => Task.FromResult<IResult>(Answer(caller)),
            new("Tells who is signed in, or how to sign in.", null, typeof(SessionAnswer), StatusCodes.Status200OK));
        routes.MapOpen(HttpMethods.Post, "session", DeskAccess.AnyoneHere, (context, _) => SignInAsync(context),
            new("Signs in with an account of the desk.", typeof(SessionBodies.SignInBody), typeof(SessionAnswer), StatusCodes.Status200OK));
        routes.Map(HttpMethods.Delete, "session", DeskAccess.Write(AgentRole.Agent), SignOutAsync,
            new("Signs out. The session and its sockets end at once.", null, null, StatusCodes.Status204NoContent));
    }

    private async Task<IResult> SignInAsync(HttpContext context)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.SignInBody);
        if (malformed is not null || body is not { UserName: { } typed, Password: { } password })
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        var (userName, address) = (AgentAccounts.UserNameOf(typed), proxies.AddressOf(context));
        if (tries.Take(userName, address) is { } wait)
        {
            await RefuseAsync(userName, await store.FindAgentByUserNameAsync(userName, context.RequestAborted), "too-many-tries", context.RequestAborted);
            return TooOften(wait);
        }

        var agent = await store.FindAgentByUserNameAsync(userName, context.RequestAborted);
        if (!await FitsAsync(password, agent?.PasswordHash, context.RequestAborted) || agent is null or { IsDisabled: true })
        {
            await RefuseAsync(userName, agent, Wrong.Code, context.RequestAborted);
            return Wrong;
        }

        tries.Forget(userName, address);
        var caller = await sessions.BeginAsync(context, agent, "password");
        log.SignedIn(agent.Id);
        return Answer(caller);
    }

    private Task RefuseAsync(string userName, AgentAccount? agent, string reason, CancellationToken cancellationToken)
    {
        log.SignInRefused(reason);
        return refusals.SignInAsync(userName, agent?.Id, agent is { IsDisabled: true } ? "disabled" : reason, cancellationToken);
    }

    private static async Task<bool> FitsAsync(string password, string? hash, CancellationToken cancellationToken)
    {
        await Hashing.WaitAsync(cancellationToken);
        try
        {
            return Passwords.Fits(password.Length > Passwords.MostCharacters ? "" : password, hash);
        }
        finally
        {
            Hashing.Release();
        }
    }

    private async Task<IResult> SignOutAsync(HttpContext context, DeskCaller caller)
    {
        await sessions.EndAsync(context, caller);
        sockets.EndSession(caller.TokenHash);
        log.SignedOut(caller.Agent.Id);
        return Results.NoContent();
    }

    private JsonAnswer<SessionAnswer> Answer(DeskCaller? caller) => DeskJson.Answer(caller is null ? Offer() : SignedIn(caller), DeskJson.Wire.SessionAnswer);

    private SessionAnswer Offer() => new()
    {
        SignIn = new(Local: true, options.Value.Authority is null ? [] : [new(options.Value.ProviderName, $"{DeskRoutes.Base}/{SingleSignOn.Begin}")]),
        Locales = texts.Content.Locales,
    };

    private SessionAnswer SignedIn(DeskCaller caller)
    {
        if (caller.Has(AgentRole.Lead))
        {
            watch.Foresee();
        }

        return AnswerFor(caller);
    }

    private SessionAnswer AnswerFor(DeskCaller caller) => new()
    {
        Agent = new(caller.Agent.Id, caller.Agent.Name, caller.Agent.UserName, caller.Agent.Role)
        {
            Languages = caller.Agent.Languages is { Count: > 0 } languages ? languages : null,
            Capacity = caller.Agent.Capacity,
        },
        Csrf = caller.Csrf,
        Status = presence.StatusOf(caller.Agent.Id),
        Settings = SettingsOf(caller.Agent),
        Desk = texts.Figures(),
        Locales = texts.Content.Locales,
    };

    private static JsonElement? SettingsOf(AgentAccount agent) => agent.Settings is { } settings ? JsonSerializer.Deserialize(settings, DeskJson.Wire.JsonElement) : null;

    private static Refusal TooOften(TimeSpan wait) => new(
        StatusCodes.Status429TooManyRequests, "too-many-tries", "There were too many wrong tries. Wait a few minutes, or ask an admin for a new password.")
    {
        RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
    };
}
