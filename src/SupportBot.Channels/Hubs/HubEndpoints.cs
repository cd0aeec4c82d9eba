using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http;
using SupportBot.Channels.Hubs.BotFramework;
using SupportBot.Channels.Hubs.Webhook;

namespace SupportBot.Channels.Hubs;

/// <summary>The route on which the hub answers, if there is one.</summary>
internal static class HubEndpoints
{
    public const string BotFrameworkBase = "/hubs/botframework";

    public const string WebhookPath = "/hubs/webhook/events";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var limits = services.GetRequiredService<RateLimits>();
        switch (services.GetRequiredService<IOptions<HubOptions>>().Value.Kind)
        {
            case HubKinds.BotFramework:
                routes.MapPost($"{BotFrameworkBase}/activities", Run(limits, services.GetRequiredService<BotFrameworkEndpoint>().PostAsync));
                break;
            case HubKinds.Webhook:
                routes.MapPost(WebhookPath, Run(limits, services.GetRequiredService<WebhookEndpoint>().PostAsync));
                break;
        }
    }

    /// <summary>Strangers are counted like everybody, before their signature is worked out.</summary>
    private static RequestDelegate Run(RateLimits limits, Func<HttpContext, Task<IResult>> endpoint) =>
        async context => await (limits.Request(context) ?? await endpoint(context)).ExecuteAsync(context);
}
