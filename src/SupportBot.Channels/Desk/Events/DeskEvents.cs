using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Desk.Views;
using SupportBot.Channels.Http;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Events;

/// <summary>Carries what happens in conversations to the desk's pages and to the queue's board, beside the turns and never in their way. Thread-safe.</summary>
internal sealed class DeskEvents(
    ICaseStore cases,
    TurnPipeline pipeline,
    LiveSignals signals,
    QueueBoard board,
    QueueWatch queue,
    DeskSockets sockets,
    CaseViews views,
    CaseViewers viewers,
    Readiness readiness,
    IOptions<DeskOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<DeskEvents> log) : IHostedService
{
    /// <summary>What other processes did, and the command line, is seen this often.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>What could not be read at the start is wanted badly.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> _grown = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int _isDue = 1;

    private bool _knowsQueue;

    /// <summary>Begins, and looks once before the server listens, so that the first customer hears the truth. A store that cannot be read stops no start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        readiness.WaitFor("the desk's queue was not read yet");
        board.Use(queue.Outlook, queue.LookForAgentsAsync);
        signals.PresenceChanged = conversationId => Note(_seen, conversationId);
        await CarryAsync(cancellationToken);
        _ = RunAsync(lifetime.ApplicationStopping);
    }

    /// <summary>The server stops this by its own sign, before it waits for what is open.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Look()
    {
        Volatile.Write(ref _isDue, 1);
        _wakes.Writer.TryWrite(true);
    }

    private void Note(ConcurrentDictionary<string, bool> changed, string conversationId)
    {
        changed[conversationId] = true;
        _wakes.Writer.TryWrite(true);
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        using var listening = pipeline.ListenToAll(conversationId => Note(_grown, conversationId));
        await using var timer = clock.CreateTimer(_ => Look(), null, _knowsQueue ? LookEvery : LookAgain, LookEvery);
        try
        {
            await foreach (var _ in _wakes.Reader.ReadAllAsync(stopping))
            {
                await CarryAsync(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task CarryAsync(CancellationToken stopping)
    {
        try
        {
            var (isDue, isNews) = (Interlocked.Exchange(ref _isDue, 0) == 1, false);
            foreach (var conversationId in Take(_grown))
            {
                isNews |= await CarryTurnAsync(conversationId, stopping);
            }

            foreach (var conversationId in Take(_seen))
            {
                await CarryPresenceAsync(conversationId, stopping);
            }

            if (isDue || isNews)
            {
                sockets.Tell(await (isDue ? queue.RefreshAsync(stopping) : queue.CountAsync(stopping)));
            }

            if (isDue)
            {
                viewers.Tidy();
                KnowQueue();
            }
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Whatever it is, the next conversation must not suffer from it.
            log.QueueUnreadable(failed.Message);
        }
    }

    private void KnowQueue()
    {
        if (!_knowsQueue)
        {
            _knowsQueue = true;
            readiness.WaitFor(null);
        }
    }

    /// <returns>Whether the conversation has a case, so that the queue may be another one now.</returns>
    private async Task<bool> CarryTurnAsync(string conversationId, CancellationToken stopping)
    {
        sockets.Grow(conversationId);
        var all = await cases.ListCasesOfAsync(conversationId, stopping);
        foreach (var row in all.TakeLast(2))
        {
            sockets.Show(row);
        }

        queue.Note(conversationId, all);
        return all.Count > 0;
    }

    private async Task CarryPresenceAsync(string conversationId, CancellationToken stopping)
    {
        if (await cases.ListCasesOfAsync(conversationId, stopping) is [.., var row])
        {
            sockets.Tell(new DeskFrame { Type = "presence", CaseId = row.Case.Id, Presence = views.Presence(conversationId) });
        }
    }

    private static IEnumerable<string> Take(ConcurrentDictionary<string, bool> changed) => changed.Keys.Where(conversationId => changed.TryRemove(conversationId, out _));
}
