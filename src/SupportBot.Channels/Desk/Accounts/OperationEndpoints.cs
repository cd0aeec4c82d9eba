using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Delivery;
using static SupportBot.Channels.Desk.Accounts.AccountBodies;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>The audit log, for leads, and what could not be delivered, for admins.</summary>
internal sealed class OperationEndpoints(IAgentStore agents, IOutboxStore outbox, AuditTrail audit, AuditWatch watch, TimeProvider clock)
{
    private const int Page = 100;

    private const int MostLines = 500;

    private static readonly Refusal NoItem = new(StatusCodes.Status404NotFound, "unknown-item", "There is no such item, or it is not given up. Load the list again.");

    /// <summary>What the last look at the log found: whoever pages on is told it again.</summary>
    private AuditCheck? _checked;

    public void Map(DeskRoutes routes)
    {
        routes.Get<AuditPage>("audit", AgentRole.Lead, ReadAuditAsync, "The audit log, newest first: before=id and limit page through it.");
        routes.Get<DeadItems>("outbox/dead", AgentRole.Admin, ListDeadAsync, "What was given up after many tries to deliver it.");
        routes.Map(HttpMethods.Post, "outbox/dead/{id}/retry", DeskAccess.Write(AgentRole.Admin), RetryAsync,
            new("Tries to deliver it again.", null, null, StatusCodes.Status204NoContent));
    }

    private async Task<IResult> ReadAuditAsync(HttpContext context, DeskCaller caller)
    {
        var before = Number(context, "before") ?? long.MaxValue;
        var limit = (int)Math.Clamp(Number(context, "limit") ?? Page, 1, MostLines);
        await audit.WriteAsync(caller.Agent.Id, AuditAction.ReadAudit, null, before == long.MaxValue ? null : string.Create(CultureInfo.InvariantCulture, $"before={before}"), context.RequestAborted);
        var entries = await agents.ListAuditAsync(before, limit, context.RequestAborted);
        var names = (await agents.ListAgentsAsync(context.RequestAborted)).ToDictionary(agent => agent.Id, agent => agent.Name, StringComparer.Ordinal);
        var lines = entries.Select(entry => new AuditLine(
            entry.Id, entry.At, new(entry.AgentId, names.GetValueOrDefault(entry.AgentId, entry.AgentId)), entry.Action, entry.Target, entry.Detail));
        var check = before < long.MaxValue && _checked is { } earlier ? earlier : await watch.CheckAsync(context.RequestAborted);
        _checked = check;
        return DeskJson.Answer(new([.. lines], check.IsWhole, check.BrokenAt, Word(check.Fault)), DeskJson.Wire.AuditPage);
    }

    private async Task<IResult> ListDeadAsync(HttpContext context, DeskCaller caller)
    {
        await audit.ReadAsync(caller.Agent.Id, AuditAction.ListOutbox, null, context.RequestAborted);
        var dead = await outbox.ListDeadAsync(Page, context.RequestAborted);
        var items = dead.Select(item => new DeadItem(item.Id, item.Reference.Conversation.Id, item.Reference.ChannelId, item.CreatedAt, item.Attempts, item.Problem));
        return DeskJson.Answer(new([.. items]), DeskJson.Wire.DeadItems);
    }

    private async Task<IResult> RetryAsync(HttpContext context, DeskCaller caller)
    {
        return long.TryParse((string?)context.Request.RouteValues["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await outbox.ReviveAsync(
                id, clock.GetUtcNow(), audit.Entry(caller.Agent.Id, AuditAction.RetryOutbox, id.ToString(CultureInfo.InvariantCulture)), CancellationToken.None)
            ? Results.NoContent()
            : NoItem;
    }

    private static string? Word(AuditFault? fault) => fault switch
    {
        AuditFault.Changed => "changed",
        AuditFault.CutOff => "cut-off",
        AuditFault.SealBroken => "seal",
        _ => null,
    };

    private static long? Number(HttpContext context, string name) =>
        long.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
