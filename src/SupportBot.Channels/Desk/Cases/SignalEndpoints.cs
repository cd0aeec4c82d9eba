using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>What agents show one another, and the customer, without saying anything. None of it is kept.</summary>
internal sealed class SignalEndpoints(CaseFinder finder, CaseViewers viewers, DeskSockets sockets, LiveSignals signals)
{
    public void Map(DeskRoutes routes)
    {
        routes.Map(HttpMethods.Post, $"{CaseFinder.Route}/typing", DeskAccess.Write(AgentRole.Agent), TypeAsync,
            new("Shows that the agent writes: to the colleagues, and to the customer of its own case.", null, null, StatusCodes.Status204NoContent));
        routes.Change<ViewingBody>(HttpMethods.Post, $"{CaseFinder.Route}/viewing", AgentRole.Agent, ViewAsync, "Shows colleagues that the agent looks at the case, or no longer.");
    }

    private async Task<IResult> TypeAsync(HttpContext context, DeskCaller caller)
    {
        if (await finder.FindWholeAsync(context) is not (var row, var conversation))
        {
            return DeskRefusals.UnknownCase;
        }

        viewers.Type(row.Case.Id, caller.Identity);
        sockets.Tell(row.Case.Id, DeskFrame.Typing(row.Case.Id, caller.Identity));
        if (Has(conversation.State, row.Case, caller.Agent.Id))
        {
            signals.Tell(row.ConversationId, new()
            {
                Type = ActivityTypes.Typing,
                ChannelId = conversation.Reference.ChannelId,
                Conversation = conversation.Reference.Conversation,
                From = conversation.Reference.Bot is { } bot ? bot with { Name = caller.Agent.Name } : null,
            });
        }

        return Results.NoContent();
    }

    private async Task<IResult> ViewAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.ViewingBody);
        if (malformed is not null || body?.Viewing is not { } viewing)
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        if (await finder.FindAsync(context) is not { } row)
        {
            return DeskRefusals.UnknownCase;
        }

        viewers.Look(row.Case.Id, caller.Identity, viewing);
        sockets.TellViewers(row.Case.Id);
        return Results.NoContent();
    }

    private static bool Has(ConversationState state, HandoffCase handoff, string agentId) =>
        state.Owner == ConversationOwner.Agent && state.Handoff is { } now && now.Id == handoff.Id && now.Agent?.Id == agentId;
}
