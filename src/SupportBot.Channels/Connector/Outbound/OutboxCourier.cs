using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// Carries one item of the outbox to its channel: within the channel's pace, again after a while where that makes sense, for a day at most. An item leaves the outbox only
/// after the channel took it, so a crash loses nothing. Thread-safe, as long as each item is carried once at a time.
/// </summary>
internal sealed class OutboxCourier(
    IOutboxStore outbox, TurnPipeline pipeline, Departures departures, OutgoingActivities outgoing, ConnectorClient client, ConversationPace pace, DeliveryFigures figures, LiveSignals live,
    TimeProvider time, ILogger<OutboxCourier> log)
{
    private const string Deleted = "ActivityNotFoundInConversation";

    /// <summary>How far ahead the outbox is read: the activities of one turn are a millisecond apart, so the last of them are not due when the turn wakes the pump.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    /// <summary>After so long nobody waits for the answer any more.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(24);

    /// <summary>Of items that take several calls, how many of these arrived.</summary>
    private readonly ConcurrentDictionary<long, int> _arrived = new();

    public async Task CarryAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            var delivery = await SendAsync(item, cancellationToken);
            await UntilStoredAsync(() => SettleAsync(item, delivery, cancellationToken), cancellationToken);
        }
        catch (Exception failed) when (failed is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            log.ActivityFailed(failed, ConversationOf(item), item.Sequence);
            var again = new Delivery.Retry(null, failed.GetType().Name, MayHaveArrived: false);
            await UntilStoredAsync(() => SettleAsync(item, again, cancellationToken), cancellationToken);
        }
    }

    private static string ConversationOf(OutboxItem item) => item.Reference.Conversation.Id;

    /// <summary>Makes the calls that did not arrive yet, one after the other.</summary>
    /// <returns>What became of the last one: the first that did not arrive, or the very last.</returns>
    private async Task<Delivery> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (!OutgoingActivities.IsForCustomer(item.Activity))
        {
            return new Delivery.Rejected(Status: null, "Unreadable");
        }

        var to = ChannelConversations.ForChannel(item.Reference);
        var calls = outgoing.For(item.Activity, to, await StateOfAsync(item, cancellationToken));
        Delivery delivery = new Delivery.Delivered(null);
        for (var at = _arrived.GetValueOrDefault(item.Id); at < calls.Count; at++)
        {
            await pace.WaitAsync(ConversationOf(item), cancellationToken);
            var id = at == 0 ? item.Activity.Id : string.Create(CultureInfo.InvariantCulture, $"{item.Activity.Id}|{at}");
            var call = calls[at] with { Activity = calls[at].Activity with { Id = id } };
            delivery = await CallAsync(ConversationOf(item), to, call, cancellationToken);
            figures.Count(delivery);
            if (delivery is not Delivery.Delivered)
            {
                return delivery;
            }

            _arrived[item.Id] = at + 1;
        }

        return delivery;
    }

    private async Task<ConversationState?> StateOfAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            return (await pipeline.FindAsync(ConversationOf(item), cancellationToken))?.State;
        }
        catch (StoredStateException)
        {
            // What was said goes out all the same.
            return null;
        }
    }

    /// <summary>What it answers or replaces may have been deleted meanwhile; then it stands for itself.</summary>
    private async Task<Delivery> CallAsync(string conversationId, ConversationReference to, OutgoingActivity call, CancellationToken cancellationToken)
    {
        var delivery = call.Replaces is { } place && await outbox.FindChannelActivityIdAsync(conversationId, place, cancellationToken) is { } shown
            ? await client.UpdateAsync(to, shown, call.Activity, cancellationToken)
            : call.Activity.ReplyToId is { Length: > 0 } answered
                ? await client.ReplyAsync(to, answered, call.Activity, cancellationToken)
                : await client.SendAsync(to, call.Activity, cancellationToken);
        return delivery is Delivery.Rejected { Code: Deleted }
            ? await client.SendAsync(to, call.Activity with { ReplyToId = null }, cancellationToken)
            : delivery;
    }

    private Task SettleAsync(OutboxItem item, Delivery delivery, CancellationToken cancellationToken) => delivery switch
    {
        Delivery.Delivered arrived => CompleteAsync(item, arrived, cancellationToken),
        Delivery.Retry retry => PostponeAsync(item, retry, cancellationToken),
        Delivery.Gone gone => CloseAsync(item, gone, cancellationToken),
        Delivery.Rejected rejected => BuryAsync(item, string.Create(CultureInfo.InvariantCulture, $"{rejected.Status} {rejected.Code}").Trim(), cancellationToken),
        Delivery.TooLarge => BuryAsync(item, nameof(Delivery.TooLarge), cancellationToken),
        _ => BuryAsync(item, delivery.GetType().Name, cancellationToken),
    };

    private async Task CompleteAsync(OutboxItem item, Delivery.Delivered arrived, CancellationToken cancellationToken)
    {
        await outbox.CompleteAsync(item.Id, arrived.ActivityId, cancellationToken);
        _arrived.TryRemove(item.Id, out _);
        live.Reach.Deliver(ConversationOf(item), item.Sequence);
        log.ActivityArrived(ConversationOf(item), item.Sequence);
    }

    private async Task PostponeAsync(OutboxItem item, Delivery.Retry retry, CancellationToken cancellationToken)
    {
        if (retry.MayHaveArrived)
        {
            log.MayArriveTwice(figures.Doubtful, figures.Calls);
        }

        var now = time.GetUtcNow();
        if (now - item.CreatedAt >= GivenUpAfter)
        {
            await BuryAsync(item, retry.Why, cancellationToken);
            return;
        }

        var wait = BackOff.Delay(item.Attempts + 1, retry.After, Random.Shared.NextDouble());
        await outbox.PostponeAsync(item.Id, now + wait + Slack, retry.Why, cancellationToken);
        log.ActivityPostponed(ConversationOf(item), item.Sequence, retry.Why, (int)Math.Ceiling(wait.TotalSeconds));
    }

    private async Task CloseAsync(OutboxItem item, Delivery.Gone gone, CancellationToken cancellationToken)
    {
        await departures.NoteAsync(ConversationOf(item), gone.Code, key: null, cancellationToken);
        _arrived.TryRemove(item.Id, out _);
        figures.GiveUp();
        log.ConversationGone(ConversationOf(item), gone.Code);
    }

    private async Task BuryAsync(OutboxItem item, string problem, CancellationToken cancellationToken)
    {
        await outbox.BuryAsync(item.Id, problem, cancellationToken);
        _arrived.TryRemove(item.Id, out _);
        figures.GiveUp();
        log.ActivityGivenUp(ConversationOf(item), item.Sequence, problem);
    }

    private Task UntilStoredAsync(Func<Task> write, CancellationToken cancellationToken) => UntilStored.WriteAsync(write, log.OutboxUnavailable, time, cancellationToken);
}
