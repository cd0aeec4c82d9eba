using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// Brings cases to the agents elsewhere, if there are any: offers what waits, and has a <see cref="HubCourier"/> bring what customers write. Several cases at a time, the
/// events of one case in order.
/// </summary>
/// <param name="hub">Where agents work.</param>
/// <param name="courier">Goes the way of one case.</param>
/// <param name="deliveries">How far cases got.</param>
/// <param name="cases">The queue.</param>
/// <param name="clock">The time.</param>
public sealed class HubRound(IAgentHub hub, HubCourier courier, IHubStore deliveries, ICaseStore cases, TimeProvider clock) : Round
{
    private const int Most = 1000;

    private const int AtOnce = 8;

    /// <summary>Cases with which this hub failed; the store knows it too, but asking it costs a look-up.</summary>
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    private readonly CaseFollower<WaitingCase> _waiting = new(cases, row => row.Case.ReservedFor is null ? WaitingCase.Of(row) : null);

    /// <inheritdoc />
    public override string Name => "hub";

    /// <inheritdoc />
    public override TimeSpan Every => TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task<RoundReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = new RoundReport();
        var open = await deliveries.ListOpenDeliveriesAsync(Most, cancellationToken);
        if (hub.IsElsewhere && await OfferAsync(open, report, cancellationToken))
        {
            open = await deliveries.ListOpenDeliveriesAsync(Most, cancellationToken);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(open.Where(delivery => HubBackOff.IsDue(delivery.DueAt, clock.GetUtcNow())), options, async (delivery, cancelled) =>
            await TryAsync(report, delivery.CaseId, () => courier.AdvanceAsync(delivery, report, cancelled), cancelled));
        return report;
    }

    /// <returns>Whether there is something new to send.</returns>
    private async Task<bool> OfferAsync(IReadOnlyList<HubDelivery> open, RoundReport report, CancellationToken cancellationToken)
    {
        var waiting = await _waiting.ReadAsync(report, cancellationToken);
        var known = open.Select(delivery => delivery.CaseId).Concat(_failed).ToHashSet(StringComparer.Ordinal);
        WaitingCase[] wanted = [.. waiting.Where(row => !known.Contains(row.Id)).Order(WaitingCase.Order).Take(Math.Max(0, Most - open.Count))];
        foreach (var row in wanted)
        {
            await TryAsync(report, row.Id, () => OfferAsync(row, cancellationToken), cancellationToken);
        }

        _failed.IntersectWith(waiting.Select(row => row.Id));
        return wanted.Length > 0;
    }

    /// <summary>Begins a delivery. Of two processes that begin the same one, one does; the other finds it.</summary>
    private async Task OfferAsync(WaitingCase row, CancellationToken cancellationToken)
    {
        var (known, now) = (await deliveries.FindDeliveryAsync(row.Id, cancellationToken), clock.GetUtcNow());
        switch (known?.Status)
        {
            case null:
                await deliveries.SaveDeliveryAsync(
                    new() { CaseId = row.Id, ConversationId = row.ConversationId, Hub = hub.Name, Status = HubDeliveryStatus.Open, OfferedAt = now, DueAt = now },
                    cancellationToken);
                break;
            case HubDeliveryStatus.Closed:
                await deliveries.SaveDeliveryAsync(
                    known with
                    {
                        Hub = hub.Name,
                        Status = HubDeliveryStatus.Open,
                        Offer = known.Offer + 1,
                        OfferedAt = now,
                        ReceivedAt = null,
                        Watermark = 0,
                        Attempts = 0,
                        DueAt = now,
                        Version = known.Version + 1,
                    },
                    cancellationToken);
                break;
            case HubDeliveryStatus.Failed:
                _failed.Add(row.Id);
                break;
        }
    }
}
