using Microsoft.AspNetCore.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Cases;

/// <summary>Finds the case that a route names, and its conversation.</summary>
internal sealed class CaseFinder(ICaseStore cases, TurnPipeline pipeline)
{
    public const string Route = "cases/{id}";

    public static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    public Task<CaseRow?> FindAsync(HttpContext context) => cases.FindCaseAsync(IdOf(context), context.RequestAborted);

    public async Task<(CaseRow Row, StoredConversation Conversation)?> FindWholeAsync(HttpContext context) =>
        await FindAsync(context) is { } row && await pipeline.FindAsync(row.ConversationId, context.RequestAborted) is { } conversation ? (row, conversation) : null;
}
