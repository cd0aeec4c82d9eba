using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using SupportBot.Channels.Http;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine.Stream;

/// <summary>
/// One socket: sends the log from a watermark on, whenever it grows. The log is read when the client can take more, so a slow client
/// costs no memory; what is not kept in the log waits in a short queue that drops the oldest. While it is open, the customer is there.
/// </summary>
/// <param name="conversation">The conversation to show.</param>
/// <param name="watermark">The place after which the client reads.</param>
/// <param name="socket">The open socket.</param>
/// <param name="source">What is behind it.</param>
internal sealed class ActivityStream(string conversation, long watermark, WebSocket socket, StreamSource source)
{
    /// <summary>Says that the log may have grown.</summary>
    public static readonly ActivitySet Grown = new() { Activities = [] };

    private const int Page = 100;

    private const int MostWaiting = 64;

    private static readonly TimeSpan SlowestSend = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>Says that it is time for a sign of life.</summary>
    private static readonly ActivitySet Beat = new() { Activities = [] };

    private readonly Channel<ActivitySet> _signals =
        Channel.CreateBounded<ActivitySet>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly ClientFrames _frames = new(socket, source.Time);

    private long _watermark = watermark;
    private WebSocketCloseStatus _status = WebSocketCloseStatus.NormalClosure;

    public string Conversation { get; } = conversation;

    /// <summary>Sends a set that is not in the log.</summary>
    public void Tell(ActivitySet set) => _signals.Writer.TryWrite(set);

    /// <summary>Ends the stream because the server stops; the client reads on elsewhere.</summary>
    public void Leave() => End(WebSocketCloseStatus.EndpointUnavailable);

    /// <summary>Runs until the client leaves, the server stops, or the connection breaks.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        source.Log.StreamOpened(Conversation);
        using var listening = source.Pipeline.Listen(Conversation, () => Tell(Grown));
        using var hearing = source.Signals.Hear(Conversation, passing => Tell(ClientView.Passing(passing)));
        using var presence = source.Signals.Arrive(Conversation);
        await using var beat = source.Time.CreateTimer(_ => Tell(Beat), null, source.KeepAlive, source.KeepAlive);
        Tell(Grown);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(ending.Token);
        try
        {
            await SendAllAsync(ending);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(_status, null, ending.Token);
            }

            await PartAsync(reading, ending);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone. It comes back with its watermark.
        }

        await ending.CancelAsync();
        await reading;
        source.Log.StreamClosed(Conversation, (int)_status);
    }

    /// <summary>Waits for the client's farewell: a connection that is dropped before may take the close frame with it.</summary>
    private async Task PartAsync(Task reading, CancellationTokenSource ending)
    {
        await using var patience = source.Time.CreateTimer(_ => ending.Cancel(), null, Farewell, Timeout.InfiniteTimeSpan);
        await reading;
        await _frames.DrainAsync(ending.Token);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            End(await _frames.ReadAsync(cancellationToken));
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            End(WebSocketCloseStatus.NormalClosure);
        }
    }

    private async Task SendAllAsync(CancellationTokenSource ending)
    {
        await foreach (var signal in _signals.Reader.ReadAllAsync(ending.Token))
        {
            if (ReferenceEquals(signal, Beat))
            {
                await SendAsync(ReadOnlyMemory<byte>.Empty, ending);
            }
            else if (!ReferenceEquals(signal, Grown))
            {
                await SendAsync(Write(signal), ending);
            }

            // Whatever woke the loop: a signal that the queue dropped is made good here.
            await SendLogAsync(ending);
        }
    }

    private async Task SendLogAsync(CancellationTokenSource ending)
    {
        while (await ReadPageAsync(ending.Token) is { } page)
        {
            var set = ClientView.Of(page);
            if (set.Activities.Count > 0)
            {
                await SendAsync(Write(set), ending);
            }

            _watermark = page.Watermark;
            if (page.Activities.Count > 0)
            {
                source.Signals.Reach.Deliver(Conversation, _watermark);
            }

            if (!page.HasMore)
            {
                return;
            }
        }
    }

    private async Task<LogPage?> ReadPageAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.Pipeline.ReadAsync(Conversation, _watermark, Page, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The client asks for a new socket, and again, until the store can be read.
            End(WebSocketCloseStatus.InternalServerError);
            return null;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> text, CancellationTokenSource ending)
    {
        await using var patience = source.Time.CreateTimer(_ => GiveUp(ending), null, SlowestSend, Timeout.InfiniteTimeSpan);
        await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, ending.Token);
    }

    private void GiveUp(CancellationTokenSource ending)
    {
        source.Log.StreamTooSlow(Conversation, (int)SlowestSend.TotalSeconds);
        ending.Cancel();
    }

    private void End(WebSocketCloseStatus status)
    {
        if (_signals.Writer.TryComplete())
        {
            _status = status;
        }
    }

    private static byte[] Write(ActivitySet set) => JsonSerializer.SerializeToUtf8Bytes(set, WireJson.Schema.ActivitySet);
}
