using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Views;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>What agents do to a case. Each is a turn of the conversation: it wins or loses against everything else that happens there.</summary>
internal sealed class ActionEndpoints(
    ICaseStore cases, TurnPipeline pipeline, Colleagues colleagues, CaseViews views, DeskTexts texts, ILogger<ActionEndpoints> log)
{
    private const int MostKey = 200;

    public void Map(DeskRoutes routes)
    {
        routes.Do<ActionAnswer>($"{CaseFinder.Route}/claim", AgentRole.Agent, Plain("claim", agent => new ClaimCase(agent)), "Takes a case. Of several who try at once, one gets it.");
        routes.Do<ActionAnswer>($"{CaseFinder.Route}/release", AgentRole.Agent, Plain("release", agent => new RequeueCase(agent, RequeueReason.Released)), "Puts a case back into the queue, at its old place.");
        routes.Do<ActionAnswer>($"{CaseFinder.Route}/resolve", AgentRole.Agent, Plain("resolve", agent => new ResolveCase(agent)), "Closes a case.");
        routes.Do<ActionAnswer>($"{CaseFinder.Route}/reopen", AgentRole.Agent, Plain("reopen", agent => new ReopenCase(agent)), "Takes a resolved case up again.");
        routes.Post<ReplyBody, ActionAnswer>($"{CaseFinder.Route}/reply", AgentRole.Agent, ReplyAsync, "Writes to the customer. Refused as unread when the customer wrote after the sequence in after.");
        routes.Post<ReturnBody, ActionAnswer>($"{CaseFinder.Route}/return", AgentRole.Agent, ReturnAsync, "Gives the conversation back to the assistant, at the step where it stood.");
        routes.Post<TransferBody, ActionAnswer>($"{CaseFinder.Route}/transfer", AgentRole.Agent, TransferAsync, "Hands a case to a colleague who is here.");
        routes.Post<SnoozeBody, ActionAnswer>($"{CaseFinder.Route}/snooze", AgentRole.Agent, SnoozeAsync, "Puts a case out of the way until a time, or ends that.");
        routes.Post<ChecklistBody, ActionAnswer>($"{CaseFinder.Route}/checklist", AgentRole.Agent, MarkAsync, "Notes a point on the customer's behalf; null takes the note back.");
    }

    private Func<HttpContext, DeskCaller, Task<IResult>> Plain(string name, Func<AgentIdentity, DeskAction> make) =>
        (context, caller) => ActAsync(context, caller, name, make(caller.Identity));

    private async Task<IResult> ReplyAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.ReplyBody);
        if (malformed is not null || body?.Text is not { } text)
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        return await ActAsync(context, caller, "reply", new ReplyToCustomer(caller.Identity, text, body.After));
    }

    private async Task<IResult> ReturnAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.ReturnBody);
        return malformed ?? await ActAsync(context, caller, "return", new ReturnCase(caller.Identity, string.IsNullOrWhiteSpace(body?.Note) ? null : body.Note));
    }

    private async Task<IResult> TransferAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.TransferBody);
        if (malformed is not null || body?.AgentId is not { } agentId)
        {
            return malformed ?? DeskRefusals.EmptyBody;
        }

        return await colleagues.FindHereAsync(agentId, context.RequestAborted) is { } colleague
            ? await ActAsync(context, caller, "transfer", new TransferCase(caller.Identity, colleague, caller.Has(AgentRole.Lead)))
            : await RefuseAsync(context, caller, "not-here", "This colleague is not here now. Choose another one, or put the case back into the queue.");
    }

    private async Task<IResult> SnoozeAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.SnoozeBody);
        return malformed ?? await ActAsync(context, caller, "snooze", new SnoozeCase(caller.Identity, body?.Until));
    }

    private async Task<IResult> MarkAsync(HttpContext context, DeskCaller caller)
    {
        var (body, malformed) = await RequestBody.ReadAsync(context, DeskJson.Wire.ChecklistBody);
        return malformed is not null || body?.Item is not { } item
            ? malformed ?? DeskRefusals.EmptyBody
            : await ActAsync(context, caller, "checklist", new MarkChecklist(caller.Identity, item, body.Met));
    }

    private async Task<IResult> ActAsync(HttpContext context, DeskCaller caller, string name, DeskAction action)
    {
        var caseId = CaseFinder.IdOf(context);
        if (await cases.FindCaseAsync(caseId, context.RequestAborted) is not { } row)
        {
            return DeskRefusals.UnknownCase;
        }

        // A conversation may have had several cases; only the latest can be worked on.
        // Begun, it is finished, also for a caller who hangs up meanwhile.
        var receipt = await pipeline.ActAsync(row.ConversationId, action with { CaseId = caseId }, KeyOf(context, caller, name), CancellationToken.None);
        log.ActionTaken(caller.Agent.Id, name, caseId, receipt.Refusal?.ToString() ?? receipt.Outcome.ToString());
        return await AnswerAsync(context, caller, receipt);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, DeskCaller caller, ActReceipt receipt)
    {
        switch (receipt.Outcome)
        {
            case TurnOutcome.Committed or TurnOutcome.Repeated:
                return DeskJson.Answer(new(await RowAsync(context, caller), SequenceOf(receipt), null, null), DeskJson.Wire.ActionAnswer);
            case TurnOutcome.Refused when receipt.Refusal is { } refusal:
                return await RefuseAsync(context, caller, RefusalWords.Of(refusal));
            case TurnOutcome.Ended:
                return await RefuseAsync(context, caller, RefusalWords.Of(DeskRefusal.Resolved));
            case TurnOutcome.UnknownConversation:
                return DeskRefusals.UnknownCase;
            default:
                return DeskRefusals.Busy;
        }
    }

    private Task<IResult> RefuseAsync(HttpContext context, DeskCaller caller, (string Refusal, string Sentence) words) =>
        RefuseAsync(context, caller, words.Refusal, words.Sentence);

    private async Task<IResult> RefuseAsync(HttpContext context, DeskCaller caller, string refusal, string sentence) => await RowAsync(context, caller) is { } row
        ? DeskJson.Answer(new(row, null, new Error { Code = refusal, Message = sentence }, refusal), DeskJson.Wire.ActionAnswer, StatusCodes.Status409Conflict)
        : DeskRefusals.UnknownCase;

    private async Task<CaseRowView?> RowAsync(HttpContext context, DeskCaller caller) =>
        await cases.FindCaseAsync(CaseFinder.IdOf(context), context.RequestAborted) is { } row ? views.Row(row, texts.LocaleOf(context, caller)) : null;

    /// <summary>Where in the log the action's own trace stands.</summary>
    private static long? SequenceOf(ActReceipt receipt) => receipt.Activities is [var trace, ..] && LogPlace.Of(trace) is > 0 and var place ? place : null;

    /// <summary>The key of one agent never meets that of another, nor of another action.</summary>
    private static string? KeyOf(HttpContext context, DeskCaller caller, string name) =>
        context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= MostKey } key ? $"desk {caller.Agent.Id} {name} {key}" : null;
}
