using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// Carries what is due to a channel, each thing for itself, so that none waits for another. It looks when it is woken, and every second, because something may have become due or
/// come from elsewhere.
/// </summary>
/// <typeparam name="TKey">What one thing is known by while it is under way.</typeparam>
/// <param name="options">Whether there are channels at all.</param>
/// <param name="pipeline">Whose turns wake it.</param>
/// <param name="time">The clock.</param>
/// <param name="most">How many things are under way at the same time, each with a connection of its own.</param>
internal abstract class CarrierPump<TKey>(IOptions<ConnectorOptions> options, TurnPipeline pipeline, TimeProvider time, int most) : BackgroundService
    where TKey : notnull
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>What is on its way when the server stops, may come to its end; what does not, is sent again at the next start.</summary>
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The carriers. Only the pump's own loop reads and writes it.</summary>
    private readonly Dictionary<TKey, Task> _underWay = [];

    private Task<bool>? _woken;

    /// <summary>How many things are under way.</summary>
    protected int UnderWay => _underWay.Count;

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
        Begin();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                Tidy();
                await LookAsync(calls.Token, stoppingToken);
                await RestAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was not begun stays where it is kept.
        }

        await Task.WhenAll(_underWay.Values);
    }

    /// <summary>Called once, before the first look.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Starts a carrier for whatever is due. It throws nothing but that the server stops.</summary>
    /// <param name="calls">Ends the carriers.</param>
    /// <param name="stopping">Ends the look.</param>
    protected abstract Task LookAsync(CancellationToken calls, CancellationToken stopping);

    /// <summary>The store could not be read or written.</summary>
    protected abstract void TellUnavailable(string problem);

    /// <summary>A carrier failed in a way that nobody foresaw.</summary>
    protected abstract void TellFailed(Exception failed, TKey key);

    /// <summary>Has it look at once.</summary>
    protected void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Starts a carrier, unless one is under way for the same thing or there are enough.</summary>
    /// <returns>The carrier, which does not fail; <see langword="null"/> if none was started.</returns>
    protected Task? Start(TKey key, Func<Task> carry, CancellationToken calls)
    {
        if (_underWay.Count >= most || _underWay.ContainsKey(key))
        {
            return null;
        }

        var carrier = CarryAsync(key, carry, calls);
        _underWay.Add(key, carrier);
        return carrier;
    }

    private void Tidy()
    {
        foreach (var (key, carrier) in _underWay)
        {
            if (carrier.IsCompleted)
            {
                _underWay.Remove(key);
            }
        }
    }

    private async Task CarryAsync(TKey key, Func<Task> carry, CancellationToken calls)
    {
        await Task.Yield();
        try
        {
            await carry();
        }
        catch (OperationCanceledException) when (calls.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (StoreUnavailableException unavailable)
        {
            TellUnavailable(unavailable.Message);
        }
        catch (Exception failed)
        {
            TellFailed(failed, key);
        }
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
