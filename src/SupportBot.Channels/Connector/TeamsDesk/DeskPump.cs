using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>
/// Keeps every channel of the desk as the cases are: looks for what is due when a turn or a note wakes it, and every second, because something may have to be tried again or
/// come from elsewhere. No case waits for another.
/// </summary>
internal sealed class DeskPump(
    IOptions<ConnectorOptions> options, ITeamsStore teams, TurnPipeline pipeline, NoteSignals notes, ThreadCourier courier, TimeProvider time, ILogger<DeskPump> log) : BackgroundService
{
    private const int MostUnderWay = 50;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>What is on its way when the server stops may come to its end.</summary>
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Cases with notes that no turn tells of.</summary>
    private readonly ConcurrentDictionary<string, bool> _noted = new(StringComparer.Ordinal);

    /// <summary>The carriers, by channel and case. Only the pump's own loop reads and writes it.</summary>
    private readonly Dictionary<(string ChannelId, string CaseId), Task> _underWay = [];

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
        notes.Hear((note, _) =>
        {
            _noted[note.CaseId] = true;
            Wake();
        });
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
            // The rows tell what is left to do.
        }

        await Task.WhenAll(_underWay.Values);
    }

    private void Wake() => _wakes.Writer.TryWrite(true);

    private async Task StartAsync(CancellationToken calls, CancellationToken stopping)
    {
        foreach (var (key, carrier) in _underWay)
        {
            if (carrier.IsCompleted)
            {
                _underWay.Remove(key);
            }
        }

        try
        {
            var noted = _noted.Keys.Where(caseId => _noted.TryRemove(caseId, out _)).ToArray();
            foreach (var channel in await teams.ListChannelsAsync(stopping))
            {
                var due = await teams.ListDueCasesAsync(channel.Id, time.GetUtcNow(), MostUnderWay + _underWay.Count, stopping);
                Start(channel, [.. due.Union(noted)], noted, calls);
            }
        }
        catch (StoreUnavailableException unavailable)
        {
            log.TeamsUnavailable(unavailable.Message);
        }
        catch (Exception failed) when (!stopping.IsCancellationRequested)
        {
            log.TeamsUnavailable(failed.Message);
        }
    }

    private void Start(DeskChannel channel, IEnumerable<string> due, string[] noted, CancellationToken calls)
    {
        foreach (var caseId in due)
        {
            var isNoted = noted.Contains(caseId);
            if (_underWay.Count < MostUnderWay && !_underWay.ContainsKey((channel.Id, caseId)))
            {
                _underWay.Add((channel.Id, caseId), CarryAsync(channel, caseId, isNoted, calls));
            }
            else if (isNoted)
            {
                _noted[caseId] = true;
            }
        }
    }

    private async Task CarryAsync(DeskChannel channel, string caseId, bool isNoted, CancellationToken calls)
    {
        await Task.Yield();
        try
        {
            if (!await courier.CarryAsync(channel, caseId, calls) && isNoted)
            {
                _noted[caseId] = true;
            }
        }
        catch (OperationCanceledException) when (calls.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (StoreUnavailableException unavailable)
        {
            log.TeamsUnavailable(unavailable.Message);
        }
        catch (Exception failed)
        {
            log.ThreadFailed(failed, caseId);
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
