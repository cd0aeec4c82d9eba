using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine;

/// <summary>Takes activities in and gives them out (CHECKLIST, items 27 and 41 to 49).</summary>
internal sealed class ActivityEndpoints(
    CallerReader callers, DirectLineAdapter adapter, TurnPipeline pipeline, PollingReaders readers, RateLimits limits, ILogger<ActivityEndpoints> log)
{
    private const int Page = 200;

    private static readonly Refusal NoFiles = new(
        StatusCodes.Status415UnsupportedMediaType, "BadArgument", "Files are not taken here: the assistant never needs your documents. Upload them only in the exchange's own app or website.");

    private static readonly Refusal Reserved =
        Refusal.BadArgument("The activity's from.id is one by which only the bot and its agents are called: 'supportbot', 'agent:...' or 'hub:...'. Send the user's own id.");

    private static readonly Refusal Conflict =
        new(StatusCodes.Status409Conflict, "ActivityConflict", "Another message was sent under this clientActivityID. Give every message an id of its own.");

    private static readonly Refusal Ended =
        new(StatusCodes.Status409Conflict, "ConversationEnded", "The conversation has ended; it can still be read. Start a new one to write.");

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var (caller, refusal) = await callers.ReadAsync(context);
        var id = DirectLineEndpoints.ConversationOf(context);
        if ((refusal ?? caller!.RefusalFor(id) ?? limits.Activity(context, $"{id}|{caller.Grant?.User}")) is { } refused)
        {
            return refused;
        }

        var (posted, malformed) = await RequestBody.ReadAsync(context, SchemaJsonContext.Default.Activity);
        if ((malformed ?? RefusalFor(posted, caller!)) is { } fault)
        {
            return fault;
        }

        var inbound = new InboundActivity(posted!, id, caller!.Grant?.User ?? posted!.From!.Id!);
        return inbound.IsKept ? Answer(id, inbound, await adapter.ReceiveAsync(id, inbound, context.RequestAborted)) : Pass(id, inbound);
    }

    public async Task<IResult> ReadAsync(HttpContext context)
    {
        var (caller, refusal) = await callers.ReadAsync(context);
        var id = DirectLineEndpoints.ConversationOf(context);
        if ((refusal ?? caller!.RefusalFor(id)) is { } refused)
        {
            return refused;
        }

        var after = Watermark.Read(context.Request.Query["watermark"]);
        var page = await pipeline.ReadAsync(id, after, Page, context.RequestAborted);
        if (page.Activities.Count == 0)
        {
            if (await pipeline.FindAsync(id, context.RequestAborted) is not { } conversation)
            {
                return Refusal.UnknownConversation;
            }

            // A place that the log never reached would hide all that is still to come.
            page = page with { Watermark = Math.Min(after, conversation.LastSequence) };
        }

        // A back end that reads with the secret is not the customer.
        if (caller!.Grant is not null)
        {
            readers.Note(id, page.Activities.Count > 0 ? page.Watermark : 0);
        }

        return new JsonAnswer<ActivitySet>(ClientView.Of(page), WireJson.Schema.ActivitySet);
    }

    public async Task<IResult> UploadAsync(HttpContext context)
    {
        var (caller, refusal) = await callers.ReadAsync(context);
        return refusal ?? caller!.RefusalFor(DirectLineEndpoints.ConversationOf(context)) ?? NoFiles;
    }

    private static Refusal? RefusalFor(Activity? posted, Caller caller) =>
        posted is null ? Refusal.MissingProperty("The body is empty. Send an activity, such as {\"type\":\"message\",\"text\":\"Hello\"}.")
        : posted.Type.Length == 0 ? Refusal.MissingProperty("The activity has no type. Send one, such as \"message\".")
        : caller.Grant is null && string.IsNullOrEmpty(posted.From?.Id) ? Refusal.MissingProperty("The activity has no from.id, and the secret names no user. Send from.id.")
        : caller.Grant is null && Identifiers.IsReserved(posted.From!.Id!) ? Reserved
        : null;

    private IResult Answer(string conversationId, InboundActivity inbound, TurnReceipt receipt)
    {
        log.ActivityTaken(inbound.Activity.Type, conversationId, receipt.Outcome.ToString());
        return receipt.Outcome switch
        {
            TurnOutcome.Committed or TurnOutcome.Repeated => Recorded(receipt.Inbound?.Id),
            TurnOutcome.Conflict => Conflict,
            TurnOutcome.Ended => Ended,
            TurnOutcome.UnknownConversation => Refusal.UnknownConversation,
            _ => Refusal.Busy,
        };
    }

    /// <summary>Not kept, but the client waits for its echo.</summary>
    private JsonAnswer<ResourceResponse> Pass(string conversationId, InboundActivity inbound)
    {
        var passing = inbound.Activity with { Id = ClientView.PassingId(conversationId) };
        if (inbound.TellsSeen)
        {
            adapter.See(conversationId, inbound.SeenPlace);
        }
        else
        {
            adapter.Pass(conversationId, passing);
        }

        return Recorded(passing.Id);
    }

    private static JsonAnswer<ResourceResponse> Recorded(string? id) => new(new() { Id = id }, WireJson.Schema.ResourceResponse);
}
