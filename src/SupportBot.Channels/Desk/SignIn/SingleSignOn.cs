using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>Signing in through an OpenID Connect provider: authorization code with PKCE, nothing kept but the account.</summary>
internal static class SingleSignOn
{
    public const string Scheme = "desk";

    /// <summary>The route that begins it, below the desk's base.</summary>
    public const string Begin = "session/oidc";

    /// <summary>The route to which the provider sends the browser back.</summary>
    public const string End = "session/oidc/callback";

    /// <summary>The part of ASP.NET Core that speaks the protocol, without its cookies and without keys on disk: sessions are the desk's own.</summary>
    public static IServiceCollection AddSingleSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(DeskOptions.SectionName).Get<DeskOptions>();
        if (options?.Authority is null || string.IsNullOrEmpty(options.ClientSecret))
        {
            return services;
        }

        services.AddAuthenticationCore().AddWebEncoders();
        services.AddSingleton<IDataProtectionProvider>(new SecretSeal(options.ClientSecret));
        new AuthenticationBuilder(services).AddOpenIdConnect(Scheme, null, connect => Configure(connect, options, configuration));
        return services;
    }

    private static void Configure(OpenIdConnectOptions connect, DeskOptions options, IConfiguration configuration)
    {
        connect.Authority = options.Authority;
        connect.ClientId = options.ClientId;
        connect.ClientSecret = options.ClientSecret;
        connect.CallbackPath = $"{DeskRoutes.Base}/{End}";
        connect.RequireHttpsMetadata = !new Uri(options.Authority!).IsLoopback;
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

        var isSecure = configuration[$"{WebsiteOptions.SectionName}:{nameof(WebsiteOptions.PublicAddress)}"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
        foreach (var cookie in new[] { connect.CorrelationCookie, connect.NonceCookie })
        {
            // The provider's answer is a link that the browser follows, so Lax is enough.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        connect.Events.OnRedirectToIdentityProvider = context =>
        {
            var address = context.HttpContext.RequestServices.GetRequiredService<PublicAddress>();
            context.ProtocolMessage.RedirectUri = address.Of(context.HttpContext).ToString().TrimEnd('/') + DeskRoutes.Base + "/" + End;
            return Task.CompletedTask;
        };
        connect.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<SingleSignOnEndpoints>().ReceiveAsync(context);
        connect.Events.OnRemoteFailure = context => context.HttpContext.RequestServices.GetRequiredService<SingleSignOnEndpoints>().RefuseAsync(context);
    }
}
