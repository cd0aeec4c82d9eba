using System.Net.WebSockets;
using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Clients;

/// <summary>The client's end of a conversation's socket.</summary>
internal sealed class StreamClient(ClientWebSocket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 20];

    public ClientWebSocket Socket { get; } = socket;

    /// <summary>Signs of life that came so far.</summary>
    public int Beats { get; private set; }

    /// <summary>The next set, or <see langword="null"/> when the server closed.</summary>
    public async Task<ActivitySet?> ReadAsync()
    {
        while (true)
        {
            var length = await Socket.ReadFrameAsync(_buffer);
            if (length < 0)
            {
                return null;
            }

            if (length > 0)
            {
                return JsonSerializer.Deserialize(_buffer.AsSpan(0, length), SchemaJsonContext.Default.ActivitySet);
            }

            Beats++;
        }
    }

    /// <summary>Activities from here on, until one is the last that the test wants.</summary>
    public async Task<List<Activity>> ReadUntilAsync(Func<Activity, bool> last)
    {
        List<Activity> all = [];
        while (!all.Exists(activity => last(activity)))
        {
            all.AddRange((await ReadAsync() ?? throw new InvalidOperationException($"The server closed with {Socket.CloseStatus}.")).Activities);
        }

        return all;
    }

    /// <summary>Reads until the server closes, and tells with what.</summary>
    public async Task<WebSocketCloseStatus?> ReadToCloseAsync()
    {
        while (await ReadAsync() is not null)
        {
        }

        return Socket.CloseStatus;
    }

    public Task SendAsync(byte[] bytes, bool isLast = true, WebSocketMessageType type = WebSocketMessageType.Text) =>
        Socket.SendAsync(bytes, type, isLast, TestContext.Current.CancellationToken);

    public void Dispose() => Socket.Dispose();
}
