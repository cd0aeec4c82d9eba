using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Desk.Views;
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
    TimeProvider clock,
    ILogger<DeskEvents> log)
{
    /// <summary>What other processes did, and the command line, is seen this often.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _grown = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int _isDue;

    /// <summary>Begins, once.</summary>
    /// <param name="stopping">Ends it.</param>
    public void Start(CancellationToken stopping)
    {
        board.Use(queue.Outlook);
        signals.PresenceChanged = conversationId => Note(_seen, conversationId);
        _ = RunAsync(stopping);
    }

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
        await using var timer = clock.CreateTimer(_ => Look(), null, TimeSpan.Zero, LookEvery);
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
            var isNews = Interlocked.Exchange(ref _isDue, 0) == 1;
            foreach (var conversationId in Take(_grown))
            {
                isNews |= await CarryTurnAsync(conversationId, stopping);
            }

            foreach (var conversationId in Take(_seen))
            {
                await CarryPresenceAsync(conversationId, stopping);
            }

            if (isNews)
            {
                sockets.Tell(await queue.RefreshAsync(stopping));
                viewers.Tidy();
            }
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Whatever it is, the next conversation must not suffer from it.
            log.QueueUnreadable(failed.Message);
        }
    }

    /// <returns>Whether the conversation has a case, so that the queue may be another one now.</returns>
    private async Task<bool> CarryTurnAsync(string conversationId, CancellationToken stopping)
    {
        var all = await cases.ListCasesOfAsync(conversationId, stopping);
        foreach (var row in all.TakeLast(2))
        {
            sockets.Show(row);
        }

        sockets.Grow(conversationId);
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
