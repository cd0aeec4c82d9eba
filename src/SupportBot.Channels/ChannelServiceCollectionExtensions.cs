using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Connector;
using SupportBot.Channels.Connector.Bubbles;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Channels.Connector.TeamsDesk;
using SupportBot.Channels.Desk;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.DirectLine.External;
using SupportBot.Channels.DirectLine.Stream;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.DirectLine.Visitors;
using SupportBot.Channels.Http;
using SupportBot.Channels.Http.Outbound;
using SupportBot.Channels.Hubs;
using SupportBot.Channels.Hubs.BotFramework;
using SupportBot.Channels.Hubs.Webhook;
using SupportBot.Channels.Website;
using SupportBot.Runtime.Handoff.Hubs;

namespace SupportBot.Channels;

/// <summary>The front door for services: everything that the channels need, with their options checked at the start.</summary>
public static class ChannelServiceCollectionExtensions
{
    /// <summary>
    /// No route takes as much: what is too large, or a photo, is refused before it is read. But the rest of a body within this limit is let
    /// through and thrown away, or the connection would break before the client hears why.
    /// </summary>
    private const long MostBodyBytes = 16 * 1_048_576;

    /// <summary>Adds the channels. A turn pipeline, its live signals, a store and a clock must be there as well.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="configuration">Where the sections of the options are read.</param>
    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services
            .AddOptions<WebsiteOptions, WebsiteOptionsValidator>(configuration, WebsiteOptions.SectionName)
            .AddOptions<LimitOptions, LimitOptionsValidator>(configuration, LimitOptions.SectionName)
            .AddOptions<DirectLineOptions, DirectLineOptionsValidator>(configuration, DirectLineOptions.SectionName)
            .AddOptions<VisitorOptions, VisitorOptionsValidator>(configuration, VisitorOptions.SectionName)
            .AddOptions<DeskOptions, DeskOptionsValidator>(configuration, DeskOptions.SectionName)
            .AddOptions<AlertOptions, AlertOptionsValidator>(configuration, AlertOptions.SectionName)
            .AddOptions<MailOptions, MailOptionsValidator>(configuration, MailOptions.SectionName)
            .AddOptions<HubOptions, HubOptionsValidator>(configuration, HubOptions.SectionName)
            .AddHttp().AddWebsite().AddDirectLine().AddConnector(configuration).AddDesk().AddHubs();
    }

    private static IServiceCollection AddHttp(this IServiceCollection services) => services
        .Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        })
        .AddSingleton<Proxies>().AddSingleton<PublicAddress>().AddSingleton<Origins>().AddSingleton<RateLimits>().AddSingleton<Readiness>().AddSingleton<WaysOut>();

    private static IServiceCollection AddWebsite(this IServiceCollection services) => services
        .AddSingleton(_ => new WidgetFiles(Path.Combine(AppContext.BaseDirectory, WidgetFiles.Folder)))
        .AddSingleton<DemoPages>().AddSingleton<WebsiteEndpoints>();

    private static IServiceCollection AddDirectLine(this IServiceCollection services) => services
        .AddSingleton<SigningKeys>().AddSingleton<TokenSigner>().AddSingleton<StreamTickets>().AddSingleton<CallerReader>()
        .AddSingleton<StreamSource>().AddSingleton<ActivityStreams>().AddSingleton<DirectLineAdapter>().AddSingleton<PollingReaders>().AddSingleton<Conversations>()
        .AddSingleton<ExternalLog>().AddSingleton<ExternalBot>().AddSingleton<ExternalBotEndpoints>()
        .AddSingleton<TokenEndpoints>().AddSingleton<ConversationEndpoints>().AddSingleton<ActivityEndpoints>().AddSingleton<StreamEndpoints>()
        .AddSingleton<IdentityReader>().AddSingleton<WidgetTokenChecks>().AddSingleton<WidgetTokenEndpoint>();

    private static IServiceCollection AddHubs(this IServiceCollection services) => services
        .AddSingleton<HubHttp>().AddSingleton<HubRequest>().AddSingleton<HubInbox>()
        .AddSingleton<BotFrameworkHub>().AddSingleton<BotFrameworkEndpoint>()
        .AddSingleton<WebhookHub>().AddSingleton<WebhookEndpoint>()
        .AddSingleton<IAgentHub>(provider => provider.GetRequiredService<IOptions<HubOptions>>().Value.Kind switch
        {
            HubKinds.BotFramework => provider.GetRequiredService<BotFrameworkHub>(),
            HubKinds.Webhook => provider.GetRequiredService<WebhookHub>(),
            _ => new BuiltInDesk(),
        })
        .AddSingleton(provider => PatienceOf(provider.GetRequiredService<IOptions<HubOptions>>().Value));

    private static HubPatience PatienceOf(HubOptions hub) => new(TimeSpan.FromSeconds(hub.AnswerSeconds), TimeSpan.FromMinutes(hub.AcceptMinutes));

    private static IServiceCollection AddConnector(this IServiceCollection services, IConfiguration configuration) => services
        .AddOptions<ConnectorOptions, ConnectorOptionsValidator>(configuration, ConnectorOptions.SectionName)
        .AddSingleton<OutboundHttp>().AddSingleton<ServiceUrls>().AddSingleton<ChannelKeys>().AddSingleton<ChannelCallerReader>()
        .AddSingleton<TokenRequests>().AddSingleton<AccessTokens>().AddSingleton<ConnectorClient>().AddSingleton<ConversationPace>().AddSingleton<AppPace>()
        .AddSingleton<Departures>().AddSingleton<MessageChanges>().AddSingleton<ChannelInbox>().AddSingleton<ChannelInvokes>().AddSingleton<MessagesEndpoint>().AddSingleton<OutgoingActivities>()
        .AddSingleton<CardTexts>().AddSingleton<BubbleRenderer>().AddSingleton<OpenQuestion>().AddSingleton<CardPresses>().AddSingleton<CardActions>()
        .AddSingleton<DeliveryFigures>().AddSingleton<OutboxCourier>().AddHostedService<OutboxPump>().AddHostedService<TypingRelay>()
        .AddTeamsDesk();

    private static IServiceCollection AddOptions<TOptions, TValidator>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }
}
