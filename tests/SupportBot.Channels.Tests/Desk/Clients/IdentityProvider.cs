using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.Tests.Desk.Clients;

/// <summary>An OpenID Connect provider on a port of its own, which says of everybody what the test wants.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);

    private IdentityProvider(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>What the token claims of whoever signs in.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "42", ["name"] = "Olga", ["preferred_username"] = "olga", ["roles"] = new[] { "kyc-agents" } };

    /// <summary>What the token names as its issuer, if not the provider.</summary>
    public string? Issuer { get; set; }

    /// <summary>What the browser brought along when it came.</summary>
    public IQueryCollection? Asked { get; private set; }

    /// <summary>What the desk sent for the code.</summary>
    public Dictionary<string, string> Redeemed { get; private set; } = [];

    public static async Task<IdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new IdentityProvider(app);
        app.MapGet("/.well-known/openid-configuration", context => WriteAsync(context, provider.Discovery()));
        app.MapGet("/keys", context => WriteAsync(context, provider.Keys()));
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.RedeemAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Authorize(HttpContext context)
    {
        Asked = context.Request.Query;
        context.Response.Redirect($"{Asked["redirect_uri"]}?code=abc&state={Uri.EscapeDataString(Asked["state"].ToString())}");
    }

    private async Task RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(TestContext.Current.CancellationToken);
        Redeemed = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        await WriteAsync(context, new { access_token = "x", token_type = "Bearer", expires_in = 300, id_token = Token() });
    }

    private string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer ?? Address,
        Audience = "desk-client",
        Claims = new Dictionary<string, object>(Claims) { ["nonce"] = Asked!["nonce"].ToString() },
        Expires = DateTime.UnixEpoch.AddSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 300),
        SigningCredentials = new(new RsaSecurityKey(_key) { KeyId = "k" }, SecurityAlgorithms.RsaSha256),
    });

    private object Discovery() => new
    {
        issuer = Address,
        authorization_endpoint = $"{Address}/authorize",
        token_endpoint = $"{Address}/token",
        jwks_uri = $"{Address}/keys",
        response_types_supported = new[] { "code" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
    };

    private object Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k", alg = "RS256", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } };
    }

    private static Task WriteAsync(HttpContext context, object body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(body), TestContext.Current.CancellationToken);
    }
}
