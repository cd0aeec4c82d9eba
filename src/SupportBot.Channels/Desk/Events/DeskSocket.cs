using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Events;

/// <summary>
/// One open page of an agent: tells it what happens, and ends with its session. What waits is bounded: of a case only the latest row, of a log
/// only that it grew, of the rest a short queue, and a page that takes nothing is dropped and loads its lists again.
/// </summary>
/// <param name="caller">Whose page it is.</param>
/// <param name="locale">The language of its rows.</param>
/// <param name="socket">The open socket.</param>
/// <param name="source">What is behind it.</param>
internal sealed class DeskSocket(DeskCaller caller, string locale, WebSocket socket, SocketSource source)
{
    public const int MostWaiting = 256;

    private const WebSocketCloseStatus TooSlow = (WebSocketCloseStatus)1013;

    private const int Page = 100;

    private static readonly TimeSpan SlowestSend = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>Signs in the queue that are no frames.</summary>
    private static readonly DeskFrame Beat = new() { Type = "beat" }, Grown = new() { Type = "grown" }, Changed = new() { Type = "changed" };

    private readonly Channel<DeskFrame> _waiting = Channel.CreateBounded<DeskFrame>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly ConcurrentDictionary<string, CaseRow> _rows = new(StringComparer.Ordinal);

    private volatile Watch? _watch;
    private WebSocketCloseStatus _status = WebSocketCloseStatus.NormalClosure;
    private long _sequence;
    private int _hasGrown;
    private int _haveChanged;

    public DeskCaller Caller { get; } = caller;

    /// <summary>The language in which the page shows everything.</summary>
    public string Locale { get; } = locale;

    /// <summary>The case that the page looks at.</summary>
    public string? Watches => _watch?.CaseId;

    public void Tell(DeskFrame frame)
    {
        if (!_waiting.Writer.TryWrite(frame))
        {
            End(TooSlow);
        }
    }

    /// <summary>A case is new or has changed.</summary>
    public void Show(CaseRow row)
    {
        _rows[row.Case.Id] = row;
        if (Interlocked.Exchange(ref _haveChanged, 1) == 0)
        {
            Tell(Changed);
        }
    }

    /// <summary>The log of a conversation grew.</summary>
    public void Grow(string conversationId)
    {
        if (_watch?.ConversationId == conversationId && Interlocked.Exchange(ref _hasGrown, 1) == 0)
        {
            Tell(Grown);
        }
    }

    /// <summary>The session is over.</summary>
    public void SignOut()
    {
        _waiting.Writer.TryWrite(new() { Type = "signed-out" });
        End(WebSocketCloseStatus.PolicyViolation);
    }

    /// <summary>Takes no more, and closes once what waits is sent; a page that takes nothing gets nothing more.</summary>
    public void End(WebSocketCloseStatus status)
    {
        if (_waiting.Writer.TryComplete())
        {
            _status = status;
        }
    }

    /// <summary>Runs until the page leaves, its session ends, the server stops, or the connection breaks.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        source.Log.SocketOpened(Caller.Agent.Id);
        using var presence = source.Presence.Arrive(Caller.Agent.Id);
        await using var beat = source.Time.CreateTimer(_ => Tell(Beat), null, KeepAlive, KeepAlive);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Tell(new() { Type = "hello" });
        var (reading, guarding) = (ReadAsync(ending.Token), new SessionGuard(this, source).RunAsync(ending.Token));
        try
        {
            await SendAllAsync(ending);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await using var patience = source.Time.CreateTimer(_ => ending.Cancel(), null, Farewell, Timeout.InfiniteTimeSpan);
                await socket.CloseOutputAsync(_status, null, ending.Token);
                await reading;
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            // The page is gone. It opens another socket and loads its lists again.
        }

        await ending.CancelAsync();
        await Task.WhenAll(reading, guarding);
        await LookAsync(null, default);
        source.Log.SocketClosed(Caller.Agent.Id, (int)_status);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            End(await new PageFrames(socket, source.Time).ReadAsync(HearAsync, cancellationToken));
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            End(WebSocketCloseStatus.NormalClosure);
        }
        catch (Exception failed)
        {
            // What cannot be written down, among other things: then it is not shown either.
            Fail(failed);
        }
    }

    /// <summary>Nobody would listen to the page any more, so it is sent away, and opens another socket, and again, until it works.</summary>
    private void Fail(Exception failed)
    {
        source.Log.SocketFailed(Caller.Agent.Id, failed.GetType().Name);
        End(WebSocketCloseStatus.InternalServerError);
        _status = WebSocketCloseStatus.InternalServerError;
    }

    private Task HearAsync(PageWish wish, CancellationToken cancellationToken)
    {
        switch (wish.Type)
        {
            case "watch":
                return TryAsync(wish.CaseId, () => LookAsync(wish, cancellationToken));
            case "alive":
                source.Presence.Touch(Caller.Agent.Id);
                return Task.CompletedTask;
            case "seen":
                source.Alerts.See(Caller.Agent.Id);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>A case that cannot be read is told as such; the page goes on with the others.</summary>
    private async Task TryAsync(string? caseId, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (StoredStateException damaged)
        {
            source.Log.CaseUnreadable(caseId ?? "", damaged.Message);
            Tell(new() { Type = "unreadable", CaseId = caseId });
        }
    }

    /// <summary>Looks at another case, or at none.</summary>
    private async Task LookAsync(PageWish? wish, CancellationToken cancellationToken)
    {
        if (_watch is { } before)
        {
            _watch = null;
            before.Forget();
            source.Viewers.Look(before.CaseId, Caller.Identity, isLooking: false);
        }

        if (wish?.CaseId is not { } caseId || await source.Cases.FindCaseAsync(caseId, cancellationToken) is not { } row)
        {
            return;
        }

        await source.Audit.ReadAsync(Caller.Agent.Id, AuditAction.WatchCase, caseId, cancellationToken);
        var conversation = await source.Pipeline.FindAsync(row.ConversationId, cancellationToken);
        var hearing = source.Signals.Hear(row.ConversationId, passing => HearCustomer(caseId, passing.From?.Id, conversation));
        var reading = source.Signals.Reach.Hear(row.ConversationId, reach => Tell(DeskFrame.Reach(caseId, reach)));
        _watch = new(caseId, row.ConversationId, wish.After ?? conversation?.LastSequence ?? 0, () => { hearing.Dispose(); reading.Dispose(); });
        Tell(DeskFrame.Reach(caseId, source.Signals.Reach.Of(row.ConversationId)));
        source.Viewers.Look(caseId, Caller.Identity, isLooking: true);
        Grow(row.ConversationId);
    }

    /// <summary>What colleagues type passes through the same signals, and comes to pages another way.</summary>
    private void HearCustomer(string caseId, string? from, StoredConversation? conversation)
    {
        if (from is not null && from != conversation?.Reference.Bot?.Id)
        {
            Tell(DeskFrame.CustomerTypes(caseId));
        }
    }

    private async Task SendAllAsync(CancellationTokenSource ending)
    {
        try
        {
            await foreach (var frame in _waiting.Reader.ReadAllAsync(ending.Token))
            {
                if (_status == TooSlow)
                {
                    source.Log.SocketTooSlow(Caller.Agent.Id);
                    return;
                }

                await SendAsync(frame, ending);
            }
        }
        catch (Exception failed) when (failed is not (WebSocketException or OperationCanceledException or IOException))
        {
            Fail(failed);
        }
    }

    private async Task SendAsync(DeskFrame frame, CancellationTokenSource ending)
    {
        if (ReferenceEquals(frame, Beat))
        {
            source.Viewers.Look(Watches ?? "", Caller.Identity, isLooking: Watches is not null);
            await WriteAsync(ReadOnlyMemory<byte>.Empty, ending);
        }
        else if (ReferenceEquals(frame, Grown))
        {
            await TryAsync(Watches, () => SendLogAsync(ending));
        }
        else if (ReferenceEquals(frame, Changed))
        {
            await SendRowsAsync(ending);
        }
        else
        {
            await SendFrameAsync(frame, ending);
        }
    }

    private async Task SendRowsAsync(CancellationTokenSource ending)
    {
        Volatile.Write(ref _haveChanged, 0);
        foreach (var caseId in _rows.Keys)
        {
            if (_rows.TryRemove(caseId, out var row))
            {
                await SendFrameAsync(new() { Type = "case", Row = source.Views.Row(row, Locale) }, ending);
            }
        }
    }

    private async Task SendLogAsync(CancellationTokenSource ending)
    {
        Volatile.Write(ref _hasGrown, 0);
        for (var hasMore = true; hasMore && _watch is { } watch;)
        {
            var page = await source.Pipeline.ReadAsync(watch.ConversationId, watch.Place, Page, ending.Token);
            var conversation = await source.Pipeline.FindAsync(watch.ConversationId, ending.Token);
            foreach (var entry in conversation is null ? [] : TranscriptViews.Entries(page, conversation, why => source.Texts.Why(why, Locale)))
            {
                await SendFrameAsync(new() { Type = "entry", CaseId = watch.CaseId, Entry = entry }, ending);
            }

            watch.Place = page.Watermark;
            hasMore = page.HasMore;
        }
    }

    private Task SendFrameAsync(DeskFrame frame, CancellationTokenSource ending) =>
        WriteAsync(JsonSerializer.SerializeToUtf8Bytes(frame with { Sequence = ++_sequence }, DeskJson.Wire.DeskFrame), ending);

    private async Task WriteAsync(ReadOnlyMemory<byte> text, CancellationTokenSource ending)
    {
        await using var patience = source.Time.CreateTimer(_ => ending.Cancel(), null, SlowestSend, Timeout.InfiniteTimeSpan);
        await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, ending.Token);
    }
}
