using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Teams;
using static SupportBot.Channels.Desk.Accounts.TeamsBodies;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>Who and what of Teams belongs to the desk, for agents about themselves and for admins.</summary>
internal sealed class TeamsEndpoints(ITeamsStore teams, IAgentStore agents, TeamsCodes codes, AuditTrail audit, DeskTexts texts, TimeProvider clock)
{
    private const int MostFailures = 100;

    private static readonly Refusal NotLinked = new(StatusCodes.Status404NotFound, "not-linked", "Nobody in Teams is linked to this account.");

    private static readonly Refusal NoChannel = new(StatusCodes.Status404NotFound, "unknown-channel", "There is no such channel. Load the list again.");

    private static readonly Refusal NoThread = new(StatusCodes.Status404NotFound, "unknown-thread", "The case was not given up in any channel. Load the list again.");

    public void Map(DeskRoutes routes)
    {
        routes.Get<TeamsMe>("me/teams", AgentRole.Agent, ReadMeAsync, "Whether the agent is known in Teams by a link.");
        routes.Do<TeamsCode>("me/teams-code", AgentRole.Agent, MakeForMeAsync, "Makes a code that the agent writes to the bot in Teams, within ten minutes, to be known there.");
        Delete(routes, "me/teams", AgentRole.Agent, (context, caller) => UnlinkAsync(context, caller, caller.Agent.Id), "Ends the agent's own link.");
        routes.Get<TeamsOverview>("teams", AgentRole.Admin, ListAsync, "The desk's channels in Teams, the agents who are linked, and cases that could not be shown there.");
        routes.Do<TeamsCode>("teams/code", AgentRole.Admin, MakeForChannelAsync, "Makes a code that is written in a channel of Teams, within ten minutes, to make it the desk.");
        routes.Map(HttpMethods.Post, "teams/threads/{id}/retry", DeskAccess.Write(AgentRole.Admin), RetryAsync,
            new("Shows a case in Teams again, by its id, after that was given up.", null, null, StatusCodes.Status204NoContent));
        Delete(routes, "teams/channels/{id}", AgentRole.Admin, EndAsync, "Ends a channel. Its cases go on at the desk's page.");
        Delete(routes, "teams/links/{id}", AgentRole.Admin, (context, caller) => UnlinkAsync(context, caller, IdOf(context)), "Ends an agent's link, by the account's id.");
    }

    private static void Delete(DeskRoutes routes, string path, string role, Func<HttpContext, DeskCaller, Task<IResult>> run, string summary) =>
        routes.Map(HttpMethods.Delete, path, DeskAccess.Write(role), run, new(summary, null, null, StatusCodes.Status204NoContent));

    private async Task<IResult> ReadMeAsync(HttpContext context, DeskCaller caller)
    {
        await audit.ReadAsync(caller.Agent.Id, AuditAction.ReadTeams, caller.Agent.Id, context.RequestAborted);
        var link = (await teams.ListLinksAsync(context.RequestAborted)).FirstOrDefault(link => link.AgentId == caller.Agent.Id);
        return DeskJson.Answer(new(link is not null, link?.LinkedAt), DeskJson.Wire.TeamsMe);
    }

    private async Task<IResult> MakeForMeAsync(HttpContext context, DeskCaller caller) =>
        Answer(context, caller, "link", await codes.MakeForAgentAsync(caller.Agent.Id, caller.Agent.Id, context.RequestAborted));

    private async Task<IResult> MakeForChannelAsync(HttpContext context, DeskCaller caller) =>
        Answer(context, caller, "desk", await codes.MakeForChannelAsync(caller.Agent.Id, context.RequestAborted));

    private JsonAnswer<TeamsCode> Answer(HttpContext context, DeskCaller caller, string command, (string Code, DateTimeOffset ExpiresAt) made)
    {
        var word = texts.Content.FindText(texts.LocaleOf(context, caller), $"teams-desk/command.{command}")!.Text;
        return DeskJson.Answer(new(made.Code, $"{word} {made.Code}", made.ExpiresAt), DeskJson.Wire.TeamsCode);
    }

    private async Task<IResult> ListAsync(HttpContext context, DeskCaller caller)
    {
        await audit.ReadAsync(caller.Agent.Id, AuditAction.ReadTeams, null, context.RequestAborted);
        var names = (await agents.ListAgentsAsync(context.RequestAborted)).ToDictionary(agent => agent.Id, agent => agent.Name, StringComparer.Ordinal);
        var channels = await teams.ListChannelsAsync(context.RequestAborted);
        var links = await teams.ListLinksAsync(context.RequestAborted);
        var failures = await teams.ListDeadThreadsAsync(MostFailures, context.RequestAborted);
        return DeskJson.Answer(
            new(
                [.. channels.Select(channel => new TeamsChannel(channel.Id, channel.Locale, channel.AddedAt))],
                [.. links.Select(link => new TeamsAgent(new(link.AgentId, names.GetValueOrDefault(link.AgentId, link.AgentId)), link.LinkedAt))],
                [.. failures.Select(thread => new TeamsFailure(thread.CaseId, thread.ChannelId, thread.FailingSince, thread.Problem))]),
            DeskJson.Wire.TeamsOverview);
    }

    private async Task<IResult> RetryAsync(HttpContext context, DeskCaller caller)
    {
        var id = IdOf(context);
        return await teams.ReviveThreadsAsync(id, null, clock.GetUtcNow(), audit.Entry(caller.Agent.Id, AuditAction.RetryTeams, id), CancellationToken.None) > 0 ? Results.NoContent() : NoThread;
    }

    private async Task<IResult> EndAsync(HttpContext context, DeskCaller caller)
    {
        var id = IdOf(context);
        if (!await teams.RemoveChannelAsync(id, context.RequestAborted))
        {
            return NoChannel;
        }

        await audit.WriteAsync(caller.Agent.Id, AuditAction.CloseTeams, id, null, CancellationToken.None);
        return Results.NoContent();
    }

    private async Task<IResult> UnlinkAsync(HttpContext context, DeskCaller caller, string agentId)
    {
        if (!await teams.RemoveLinkAsync(agentId, context.RequestAborted))
        {
            return NotLinked;
        }

        await audit.WriteAsync(caller.Agent.Id, AuditAction.UnlinkTeams, agentId, null, CancellationToken.None);
        return Results.NoContent();
    }

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
