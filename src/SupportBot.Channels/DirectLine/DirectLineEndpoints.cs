using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.DirectLine.External;
using SupportBot.Channels.DirectLine.Visitors;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.DirectLine;

/// <summary>The routes of Direct Line 3.0, and the one where the widget gets its tokens.</summary>
internal static class DirectLineEndpoints
{
    public const string Base = "/v3/directline";

    private const string OneConversation = "conversations/{conversationId}";

    private static readonly Refusal Unknown =
        new(StatusCodes.Status404NotFound, "NotFound", "There is nothing at this address for this method. See directline-3.0.json for what there is.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var (tokens, conversations) = (services.GetRequiredService<TokenEndpoints>(), services.GetRequiredService<ConversationEndpoints>());
        var (activities, streams) = (services.GetRequiredService<ActivityEndpoints>(), services.GetRequiredService<StreamEndpoints>());
        var api = routes.MapGroup(Base);
        api.MapPost("tokens/generate", Run(tokens.GenerateAsync));
        api.MapPost("tokens/refresh", Run(tokens.RefreshAsync));
        api.MapPost("conversations", Run(conversations.StartAsync));
        api.MapGet(OneConversation, Run(conversations.ReconnectAsync));
        api.MapPost($"{OneConversation}/activities", Run(activities.PostAsync));
        api.MapGet($"{OneConversation}/activities", Run(activities.ReadAsync));
        api.MapPost($"{OneConversation}/upload", Run(activities.UploadAsync));
        api.MapGet($"{OneConversation}/stream", Run(streams.OpenAsync));
        api.Map("{**rest}", Run(_ => Task.FromResult<IResult>(Unknown)));
        routes.MapPost("/widget/token", Run(services.GetRequiredService<WidgetTokenEndpoint>().IssueAsync));
        MapExternalBot(routes);
    }

    public static string ConversationOf(HttpContext context) => (string)context.Request.RouteValues["conversationId"]!;

    /// <summary>The connector's routes, for the one bot that a developer put behind this server.</summary>
    private static void MapExternalBot(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<ExternalBot>().IsUsed)
        {
            var post = Run(routes.ServiceProvider.GetRequiredService<ExternalBotEndpoints>().PostAsync);
            routes.MapPost($"/v3/{OneConversation}/activities", post);
            routes.MapPost($"/v3/{OneConversation}/activities/{{activityId}}", post);
        }
    }

    private static RequestDelegate Run(Func<HttpContext, Task<IResult>> endpoint) => async context => await (await endpoint(context)).ExecuteAsync(context);
}
