using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>Empties the outbox: of every conversation the first item, and the next when that one is settled, so that each keeps its order and none waits for another.</summary>
internal sealed class OutboxPump(
    IOptions<ConnectorOptions> options, IOutboxStore outbox, TurnPipeline pipeline, OutboxCourier courier, TimeProvider time, ILogger<OutboxPump> log)
    : CarrierPump<string>(options, pipeline, time, most: 500)
{
    private const int Most = 200;

    private readonly TimeProvider _time = time;

    /// <summary>Starts a carrier for every conversation that has something due and none yet.</summary>
    protected override async Task LookAsync(CancellationToken calls, CancellationToken stopping)
    {
        // Whoever is under way now may be done before the list is read, and stands in it nevertheless.
        foreach (var item in await ListAsync(stopping))
        {
            if (Start(item.Reference.Conversation.Id, () => courier.CarryAsync(item, calls), calls) is { } carrier)
            {
                _ = WakeAfterAsync(carrier);
            }
        }
    }

    protected override void TellUnavailable(string problem) => log.OutboxUnavailable(problem);

    protected override void TellFailed(Exception failed, string key) => log.OutboxFailed(failed);

    private async Task<IReadOnlyList<OutboxItem>> ListAsync(CancellationToken stopping)
    {
        try
        {
            return await outbox.ListDueAsync(_time.GetUtcNow() + OutboxCourier.Slack, Most + UnderWay, stopping);
        }
        catch (StoreUnavailableException unavailable)
        {
            log.OutboxUnavailable(unavailable.Message);
        }
        catch (Exception failed) when (!stopping.IsCancellationRequested)
        {
            log.OutboxFailed(failed);
        }

        return [];
    }

    /// <summary>Not before the carrier is seen to be done, or its conversation would wait for the next look.</summary>
    private async Task WakeAfterAsync(Task carrier)
    {
        await carrier;
        Wake();
    }
}
