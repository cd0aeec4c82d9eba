using System.Net.WebSockets;
using System.Text.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.Desk.Clients;

/// <summary>The page's end of the desk's socket.</summary>
internal sealed class DeskSocketClient(ClientWebSocket socket) : IDisposable
{
    /// <summary>What has not come by then does not come any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly byte[] _buffer = new byte[1 << 20];

    private JsonElement? _first;

    public ClientWebSocket Socket { get; } = socket;

    public int Beats { get; private set; }

    /// <summary>Sequences of the frames so far.</summary>
    public List<long> Sequences { get; } = [];

    /// <summary>Waits for the first frame, which is read afterwards as any other: from then on the server tells this page what happens.</summary>
    public async Task MeetAsync() => _first = await ReadNextAsync();

    /// <summary>The next frame, or <see langword="null"/> when the server closed.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        if (_first is not { } first)
        {
            return await ReadNextAsync();
        }

        _first = null;
        return first;
    }

    /// <summary>The next frame of a type that the test wants; others are passed over.</summary>
    public async Task<JsonElement> ReadAsync(string type, Func<JsonElement, bool>? which = null)
    {
        while (true)
        {
            var frame = await ReadAsync() ?? throw new InvalidOperationException($"The server closed with {Socket.CloseStatus} before a frame of type {type} came.");
            if (frame.GetProperty("type").GetString() == type && which?.Invoke(frame) != false)
            {
                return frame;
            }
        }
    }

    /// <summary>Reads until the server closes, and tells what came.</summary>
    public async Task<List<JsonElement>> ReadToCloseAsync()
    {
        List<JsonElement> all = [];
        try
        {
            while (await ReadAsync() is { } frame)
            {
                all.Add(frame);
            }
        }
        catch (WebSocketException)
        {
            // Dropped without a farewell.
        }

        return all;
    }

    public Task SayAsync(object wish) => SendAsync(JsonSerializer.SerializeToUtf8Bytes(wish));

    public Task SendAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text) =>
        Socket.SendAsync(bytes, type, endOfMessage: true, TestContext.Current.CancellationToken);

    public void Dispose() => Socket.Dispose();

    private async Task<JsonElement?> ReadNextAsync()
    {
        while (true)
        {
            var length = await Socket.ReadFrameAsync(_buffer).WaitAsync(Patience, TestContext.Current.CancellationToken);
            if (length < 0)
            {
                return null;
            }

            if (length > 0)
            {
                var frame = JsonDocument.Parse(_buffer.AsMemory(0, length).ToArray()).RootElement;
                Sequences.Add(frame.GetProperty("sequence").GetInt64());
                return frame;
            }

            Beats++;
        }
    }
}
