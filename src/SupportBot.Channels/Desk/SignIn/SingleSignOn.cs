using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>Signing in through an OpenID Connect provider: authorization code with PKCE, nothing kept but the account. Thread-safe.</summary>
/// <remarks>
/// ASP.NET Core speaks the protocol, in a container of its own: as soon as the application's has an authentication scheme, every request is put through
/// a middleware that the desk does not need, before all others.
/// </remarks>
internal sealed class SingleSignOn(IOptions<DeskOptions> options, IOptions<WebsiteOptions> website, PublicAddress address, ILoggerFactory loggers) : IDisposable
{
    /// <summary>The route that begins it, below the desk's base.</summary>
    public const string Begin = "session/oidc";

    /// <summary>The route to which the provider sends the browser back.</summary>
    public const string End = "session/oidc/callback";

    private const string Scheme = "desk";

    private const string Callback = $"{DeskRoutes.Base}/{End}";

    private readonly Lock _building = new();

    private ServiceProvider? _services;

    /// <summary>Sends the browser to the provider.</summary>
    public async Task ChallengeAsync(HttpContext context, string returnUrl) => await (await HandlerAsync(context)).ChallengeAsync(new() { RedirectUri = returnUrl });

    /// <summary>Reads the provider's answer, and tells <see cref="SingleSignOnEndpoints"/> of it.</summary>
    /// <returns>Whether the browser was answered.</returns>
    public async Task<bool> HandleAsync(HttpContext context) => await (await HandlerAsync(context)).HandleRequestAsync();

    public void Dispose() => _services?.Dispose();

    private async Task<OpenIdConnectHandler> HandlerAsync(HttpContext context)
    {
        var handler = Services().GetRequiredService<OpenIdConnectHandler>();
        await handler.InitializeAsync(new(Scheme, null, typeof(OpenIdConnectHandler)), context);
        return handler;
    }

    private ServiceProvider Services()
    {
        lock (_building)
        {
            return _services ??= Build();
        }
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection().AddSingleton(loggers).AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IDataProtectionProvider>(new SecretSeal(options.Value.ClientSecret!));
        services.AddAuthentication().AddOpenIdConnect(Scheme, null, Configure);
        return services.BuildServiceProvider();
    }

    private void Configure(OpenIdConnectOptions connect)
    {
        var desk = options.Value;
        connect.Authority = desk.Authority;
        connect.ClientId = desk.ClientId;
        connect.ClientSecret = desk.ClientSecret;
        connect.CallbackPath = Callback;
        connect.RequireHttpsMetadata = !new Uri(desk.Authority!).IsLoopback;
        connect.ResponseType = OpenIdConnectResponseType.Code;
        connect.ResponseMode = OpenIdConnectResponseMode.Query;
        connect.UsePkce = true;
        connect.MapInboundClaims = false;
        connect.SaveTokens = false;
        connect.DisableTelemetry = true;
        connect.GetClaimsFromUserInfoEndpoint = false;
        connect.TokenValidationParameters.ValidateIssuer = true;
        connect.TokenValidationParameters.ValidateAudience = true;
        connect.SignInScheme = "none";
        connect.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
        {
            connect.Scope.Add(scope);
        }

        var isSecure = website.Value.PublicAddress?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
        foreach (var cookie in new[] { connect.CorrelationCookie, connect.NonceCookie })
        {
            // The provider's answer is a link that the browser follows, so Lax is enough.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        connect.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = address.Of(context.HttpContext).ToString().TrimEnd('/') + Callback;
            return Task.CompletedTask;
        };
        connect.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<SingleSignOnEndpoints>().ReceiveAsync(context);
        connect.Events.OnRemoteFailure = context => context.HttpContext.RequestServices.GetRequiredService<SingleSignOnEndpoints>().RefuseAsync(context);
    }
}
