using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>
/// The browsers in which agents are signed in. The store holds them, and every request looks its own up, so that signing out or disabling an account ends it at once.
/// Thread-safe.
/// </summary>
internal sealed class DeskSessions(IAgentStore store, AuditTrail audit, PublicAddress address, IOptions<DeskOptions> options, TimeProvider clock)
{
    private const string Cookie = "supportbot-desk";

    /// <summary>Browsers take a cookie of this prefix only over https, for the whole host and from nobody else.</summary>
    private const string HostPrefix = "__Host-";

    private const int TokenBytes = 32;

    /// <summary>Signs the agent in with a new token, so that one that was planted before is worth nothing.</summary>
    /// <param name="context">The request.</param>
    /// <param name="agent">The account.</param>
    /// <param name="way">How, for the audit log.</param>
    public async Task<DeskCaller> BeginAsync(HttpContext context, AgentAccount agent, string way)
    {
        if (await ReadAsync(context) is { } earlier)
        {
            await store.EndSessionAsync(
                earlier.TokenHash, audit.Entry(earlier.Agent.Id, AuditAction.EndSession, earlier.Agent.Id, AuditAction.BeginSession), context.RequestAborted);
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        var lifetime = TimeSpan.FromHours(options.Value.SessionHours);
        var caller = Caller(token, agent);
        await store.AddSessionAsync(new(caller.TokenHash, agent.Id, now, now + lifetime), audit.Entry(agent.Id, AuditAction.BeginSession, agent.Id, way), context.RequestAborted);
        context.Response.Cookies.Append(CookieOf(context), token, Settings(context, lifetime));
        return caller;
    }

    /// <summary>Who is signed in in the browser that sends the request.</summary>
    public async Task<DeskCaller?> ReadAsync(HttpContext context) =>
        context.Request.Cookies.TryGetValue(CookieOf(context), out var token) && token.Length > 0
        && await store.FindSessionAsync(Hash(token), clock.GetUtcNow(), context.RequestAborted) is { } found
            ? Caller(token, found.Agent)
            : null;

    /// <summary>Whether a session is still good: asked again and again while a socket of it is open.</summary>
    public async Task<bool> IsAliveAsync(string tokenHash, CancellationToken cancellationToken) =>
        await store.FindSessionAsync(tokenHash, clock.GetUtcNow(), cancellationToken) is not null;

    public async Task EndAsync(HttpContext context, DeskCaller caller)
    {
        await store.EndSessionAsync(caller.TokenHash, audit.Entry(caller.Agent.Id, AuditAction.EndSession, caller.Agent.Id), CancellationToken.None);
        context.Response.Cookies.Delete(CookieOf(context), Settings(context, TimeSpan.Zero));
    }

    private static DeskCaller Caller(string token, AgentAccount agent) => new(agent, Hash(token), Hash($"csrf {token}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private bool IsSecure(HttpContext context) => address.Of(context).Scheme == Uri.UriSchemeHttps;

    private string CookieOf(HttpContext context) => IsSecure(context) ? HostPrefix + Cookie : Cookie;

    private CookieOptions Settings(HttpContext context, TimeSpan lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = IsSecure(context),
    };
}
