using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Connector.Inbound;

namespace SupportBot.Channels.Connector;

/// <summary>The route on which Azure Bot Service calls, if there is anybody to speak with.</summary>
internal static class ConnectorEndpoints
{
    public const string Messages = "/api/messages";

    public static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<ConnectorOptions>>().Value.IsOn)
        {
            var endpoint = routes.ServiceProvider.GetRequiredService<MessagesEndpoint>();
            routes.MapPost(Messages, async (HttpContext context) => await (await endpoint.PostAsync(context)).ExecuteAsync(context));
        }
    }
}
