using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// Empties the outbox: of every conversation the first item, and the next when that one is settled, so that each keeps its order and none waits for another. A turn wakes it;
/// otherwise it looks every second.
/// </summary>
internal sealed class OutboxPump(
    IOptions<ConnectorOptions> options, IOutboxStore outbox, TurnPipeline pipeline, OutboxCourier courier, TimeProvider time, ILogger<OutboxPump> log) : BackgroundService
{
    private const int Most = 200;

    /// <summary>How many conversations are written to at the same time; each holds one item and one connection.</summary>
    private const int MostUnderWay = 500;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>What is on its way when the server stops, may come to its end; what does not, is sent again at the next start.</summary>
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The carriers, by conversation. Only the pump's own loop reads and writes it.</summary>
    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    private Task<bool>? _woken;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        using var calls = new CancellationTokenSource();
        await using var end = stoppingToken.Register(() => calls.CancelAfter(LastCalls));
        using var listening = pipeline.ListenToAll(_ => Wake());
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await StartAsync(calls.Token, stoppingToken);
                await RestAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was not begun stays in the outbox.
        }

        await Task.WhenAll(_underWay.Values);
    }

    private void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Starts a carrier for every conversation that has something due and none yet.</summary>
    private async Task StartAsync(CancellationToken calls, CancellationToken stopping)
    {
        foreach (var (conversation, carrier) in _underWay)
        {
            if (carrier.IsCompleted)
            {
                _underWay.Remove(conversation);
            }
        }

        // Whoever is under way now may be done before the list is read, and stands in it nevertheless.
        foreach (var item in await ListAsync(stopping))
        {
            if (_underWay.Count < MostUnderWay && !_underWay.ContainsKey(item.Reference.Conversation.Id))
            {
                var carrier = CarryAsync(item, calls);
                _underWay.Add(item.Reference.Conversation.Id, carrier);
                _ = WakeAfterAsync(carrier);
            }
        }
    }

    private async Task<IReadOnlyList<OutboxItem>> ListAsync(CancellationToken stopping)
    {
        try
        {
            return await outbox.ListDueAsync(time.GetUtcNow() + OutboxCourier.Slack, Most + _underWay.Count, stopping);
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

    private async Task CarryAsync(OutboxItem item, CancellationToken calls)
    {
        await Task.Yield();
        try
        {
            await courier.CarryAsync(item, calls);
        }
        catch (OperationCanceledException) when (calls.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (StoreUnavailableException unavailable)
        {
            log.OutboxUnavailable(unavailable.Message);
        }
        catch (Exception failed)
        {
            log.OutboxFailed(failed);
        }
    }

    /// <summary>Not before the carrier is seen to be done, or its conversation would wait for the next look.</summary>
    private async Task WakeAfterAsync(Task carrier)
    {
        await carrier;
        Wake();
    }

    private async Task RestAsync(CancellationToken stopping)
    {
        _woken ??= _wakes.Reader.WaitToReadAsync(stopping).AsTask();
        try
        {
            await _woken.WaitAsync(Every, time, stopping);
            _woken = null;
            _wakes.Reader.TryRead(out _);
        }
        catch (TimeoutException)
        {
            // Something may be due, or come from elsewhere.
        }
    }
}
