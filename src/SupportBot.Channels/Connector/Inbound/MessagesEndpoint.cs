using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>Where channels post what happens (CHECKLIST, items 67 to 74). Answers when the turn is committed; what is said leaves through the outbox.</summary>
internal sealed class MessagesEndpoint(ChannelCallerReader callers, ChannelInbox inbox, ChannelInvokes invokes, OutgoingActivities outgoing, TimeProvider time, ILogger<MessagesEndpoint> log)
{
    /// <summary>More than the largest activity of any channel, which is 256 kB of text before it is escaped.</summary>
    public const int MostBytes = 327_680;

    /// <summary>Channels wait for 10 to 15 seconds and then send the activity again; this leaves room for the way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly Refusal Empty = Refusal.MissingProperty("The body is empty. Send an activity.");

    private static readonly Refusal NoType = Refusal.MissingProperty("The activity has no type. Send one, such as \"message\".");

    private static readonly Refusal NoConversation = Refusal.MissingProperty("The activity has no conversation.id. Send the conversation's id.");

    private static readonly Refusal Busy =
        new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The activity could not be stored just now. Send it again, with the same id.") { RetryAfter = 1 };

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, gone);
        try
        {
            return await AnswerAsync(context, either.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            // The turn may stand nevertheless; then the same activity finds it.
            return Busy;
        }
        catch (StoreUnavailableException)
        {
            return Busy;
        }
    }

    private static Refusal? FaultIn(Activity? posted) =>
        posted is null ? Empty
        : posted.Type.Length == 0 ? NoType
        : string.IsNullOrEmpty(posted.Conversation?.Id) ? NoConversation
        : null;

    /// <summary>The keys with which channels sign may have to be fetched, which can take longer than anybody waits.</summary>
    private async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (caller, refusal) = await callers.ReadAsync(context).WaitAsync(cancellationToken);
        if (caller is null)
        {
            return refusal!;
        }

        var (posted, malformed) = await RequestBody.ReadAsync(context, SchemaJsonContext.Default.Activity, MostBytes);
        if ((malformed ?? FaultIn(posted)) is { } fault)
        {
            log.CallRefused("the activity is none, or too large");
            return fault;
        }

        var (call, foreign) = callers.Accept(caller, posted!);
        return call is null ? foreign!
            : call.Activity.Type == ActivityTypes.Invoke ? await invokes.AnswerAsync(call, cancellationToken)
            : Answer(call, await inbox.TakeAsync(call, cancellationToken));
    }

    private IResult Answer(ChannelActivity call, ChannelReceipt receipt) =>
        receipt.Outcome == TurnOutcome.Busy ? Busy
        : call.Activity.DeliveryMode == DeliveryModes.ExpectReplies ? new JsonAnswer<ActivitySet>(InlineAnswers(receipt), WireJson.Schema.ActivitySet)
        : TypedResults.Accepted((string?)null);

    private ActivitySet InlineAnswers(ChannelReceipt receipt)
    {
        var to = ChannelConversations.ForChannel(receipt.Reference);
        return new()
        {
            Activities = [.. receipt.Replies.Where(OutgoingActivities.IsForCustomer).SelectMany(reply => outgoing.For(reply, to, null)).Select(sent => sent.Activity)],
        };
    }
}
