using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector;
using SupportBot.Channels.Desk;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.DirectLine.Stream;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Http;
using SupportBot.Channels.Hubs;
using SupportBot.Channels.Website;

namespace SupportBot.Channels;

/// <summary>The front door for requests: what every request passes, and where the routes lead.</summary>
public static class ChannelApplicationBuilderExtensions
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(30);

    /// <summary>Puts the channels to work. What can fail at the start, such as a key that cannot be read, fails here.</summary>
    /// <param name="app">The application that will listen.</param>
    public static WebApplication UseChannels(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        _ = app.Services.GetRequiredService<SigningKeys>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseMiddleware<CrossOriginMiddleware>();
        app.UseMiddleware<LastCatchMiddleware>();
        app.UseWebSockets(new() { KeepAliveInterval = PingEvery, KeepAliveTimeout = PingEvery });
        app.UseRouting();
        app.MapGet("/healthz", Readiness.LiveAsync);
        app.MapGet("/readyz", app.Services.GetRequiredService<Readiness>().ReadyAsync);
        app.Services.GetRequiredService<WebsiteEndpoints>().Map(app);
        DirectLineEndpoints.Map(app);
        DeskEndpoints.Map(app);
        HubEndpoints.Map(app);
        ConnectorEndpoints.Map(app);
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<ActivityStreams>().Stop);
        return app;
    }
}
