using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.Desk.Cases;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Desk.Insights;
using SupportBot.Channels.Desk.OpenApi;
using SupportBot.Channels.Desk.Page;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Desk.Wall;
using SupportBot.Runtime.Pipeline;

namespace SupportBot.Channels.Desk;

/// <summary>All routes of the desk, and what runs beside them.</summary>
internal static class DeskEndpoints
{
    public static void Map(WebApplication app)
    {
        var services = app.Services;
        if (!services.GetRequiredService<IOptions<DeskOptions>>().Value.Enabled)
        {
            return;
        }

        IEndpointRouteBuilder endpoints = app;
        var routes = new DeskRoutes(endpoints, services.GetRequiredService<DeskGate>());
        MapSignIn(routes, services);
        MapCases(routes, services);
        services.GetRequiredService<AccountEndpoints>().Map(routes);
        services.GetRequiredService<OperationEndpoints>().Map(routes);
        services.GetRequiredService<TeamsEndpoints>().Map(routes);
        services.GetRequiredService<InsightEndpoints>().Map(routes);
        services.GetRequiredService<WallEndpoints>().Map(routes);
        services.GetRequiredService<AlertEndpoints>().Map(routes);
        services.GetRequiredService<EventEndpoint>().Map(routes);
        services.GetRequiredService<OpenApiEndpoint>().Map(routes);
        services.GetRequiredService<PageEndpoints>().Map(endpoints);
        endpoints.Map($"{DeskRoutes.Base}/{{**rest}}", DeskRefusals.NothingHere.ExecuteAsync).WithMetadata(DeskAccess.Anyone);
        DeskRouteCheck.Check(endpoints);
        HearNotes(services.GetRequiredService<NoteSignals>(), services.GetRequiredService<DeskSockets>());
        services.GetRequiredService<AlertFrames>().Start();
        app.Lifetime.ApplicationStopping.Register(services.GetRequiredService<DeskSockets>().Stop);
    }

    /// <summary>Pages show at once what colleagues note elsewhere.</summary>
    private static void HearNotes(NoteSignals notes, DeskSockets sockets) => notes.Hear((note, via) =>
    {
        if (via is not null)
        {
            sockets.Tell(note.CaseId, new DeskFrame { Type = "note", CaseId = note.CaseId, Note = NoteEndpoints.View(note, []) });
        }
    });

    private static void MapSignIn(DeskRoutes routes, IServiceProvider services)
    {
        services.GetRequiredService<SessionEndpoints>().Map(routes);
        services.GetRequiredService<MeEndpoints>().Map(routes);
        services.GetRequiredService<SingleSignOnEndpoints>().Map(routes);
    }

    private static void MapCases(DeskRoutes routes, IServiceProvider services)
    {
        services.GetRequiredService<CaseListEndpoints>().Map(routes);
        services.GetRequiredService<CaseEndpoints>().Map(routes);
        services.GetRequiredService<ActionEndpoints>().Map(routes);
        services.GetRequiredService<NoteEndpoints>().Map(routes);
        services.GetRequiredService<SignalEndpoints>().Map(routes);
        services.GetRequiredService<PlaybookEndpoints>().Map(routes);
    }
}
