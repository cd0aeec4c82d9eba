using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>
/// Reads which channel calls, and holds its activity against its token (CHECKLIST, items 75 to 85). First the header alone, so that the body
/// of a stranger is not even read; then the activity. Nothing here can be switched off. Thread-safe.
/// </summary>
internal sealed class ChannelCallerReader(
    IOptions<ConnectorOptions> options, ChannelKeys keys, ServiceUrls serviceUrls, IHostEnvironment environment, TimeProvider time, ILogger<ChannelCallerReader> log)
{
    private const string Scheme = "Bearer";

    private const string ServiceUrl = "serviceurl";

    private const string Sentence = "The call does not come from a channel that this bot listens to.";

    private static readonly Refusal Unauthorized = new(StatusCodes.Status401Unauthorized, "Unauthorized", Sentence);

    private static readonly Refusal Forbidden = Refusal.Forbidden(Sentence, "Forbidden");

    /// <summary>How far the clocks of two servers may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Headers that something between the caller and us added, or a browser: then the caller is not a tool on this machine.</summary>
    private static readonly string[] FromElsewhere = ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Origin"];

    private static readonly string[] CallingApp = ["appid", "azp"];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Who calls, by the header alone.</summary>
    public async Task<(ChannelCaller? Caller, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return IsTool(context) ? (ChannelCaller.Tool, null) : (null, Refuse(Unauthorized, "no token"));
        }

        return options.Value.AppId is { } appId && header.Count == 1 && TokenIn(header.ToString()) is { } token
            ? await JudgeAsync(token, appId, context.RequestAborted)
            : (null, Refuse(Unauthorized, "no token that can be read"));
    }

    /// <summary>The activity, if the caller may send it.</summary>
    public (ChannelActivity? Activity, Refusal? Refusal) Accept(ChannelCaller caller, Activity activity)
    {
        if (!caller.IsTool && !(activity.ChannelId is { } channel && caller.Channels.Contains(channel)))
        {
            return (null, Refuse(Forbidden, "the key does not vouch for the channel"));
        }

        if (!caller.IsTool && !string.Equals(caller.ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        {
            return (null, Refuse(Forbidden, "the service URL is not the one of the token"));
        }

        if (serviceUrls.Read(activity.ServiceUrl) is { } url && (!caller.IsTool || url.IsLocal))
        {
            return (new(activity, url), null);
        }

        log.ServiceUrlRefused(ServiceUrls.NameOf(activity.ServiceUrl));
        return (null, Refuse(Forbidden, "no replies may go to where the service URL leads"));
    }

    private static JsonWebToken? TokenIn(string header) =>
        AuthenticationHeaderValue.TryParse(header, out var read) && string.Equals(read.Scheme, Scheme, StringComparison.OrdinalIgnoreCase) && read.Parameter is { } text
            ? CompactToken.Read(text)
            : null;

    private bool IsTool(HttpContext context) =>
        options.Value.AllowUnauthenticated
        && environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !FromElsewhere.Any(context.Request.Headers.ContainsKey);

    private async Task<(ChannelCaller? Caller, Refusal? Refusal)> JudgeAsync(JsonWebToken token, string appId, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
        {
            return (null, Refuse(Unauthorized, "the key is not known"));
        }

        var result = await _handler.ValidateTokenAsync(token, Parameters(key.Key, appId));
        if (!result.IsValid)
        {
            return (null, Refuse(Unauthorized, result.Exception?.GetType().Name ?? "not valid"));
        }

        if (!token.TryGetPayloadValue<string>(ServiceUrl, out var serviceUrl) || string.IsNullOrEmpty(serviceUrl))
        {
            return (null, Refuse(Unauthorized, "the token names no service URL"));
        }

        return IsFromBot(token, appId) ? (null, Refuse(Forbidden, "the token is another bot's")) : (new(serviceUrl, key.Channels), null);
    }

    private TokenValidationParameters Parameters(SecurityKey key, string appId) => new()
    {
        ValidIssuer = options.Value.Issuer,
        ValidAudience = appId,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        // The handler would read the wall clock.
        LifetimeValidator = (begins, ends, _, _) => IsNow(begins, ends),
    };

    private bool IsNow(DateTime? begins, DateTime? ends)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return ends > now - Skew && !(begins > now + Skew);
    }

    /// <summary>A channel's token names no app that called. A bot's does, and bots that call as skills are not expected (CVE-2021-1725).</summary>
    private static bool IsFromBot(JsonWebToken token, string appId) =>
        CallingApp.Any(claim => token.TryGetPayloadValue<object>(claim, out var app) && !(app is string name && name == appId));

    private Refusal Refuse(Refusal refusal, string reason)
    {
        log.CallRefused(reason);
        return refusal;
    }
}
