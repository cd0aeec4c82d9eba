using System.Net.WebSockets;
using System.Text.Json;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Desk.Events;

/// <summary>Reads what a page says on its socket: small objects, and few of them. Whoever sends anything else is sent away.</summary>
internal sealed class PageFrames(WebSocket socket, TimeProvider time)
{
    public const int MostBytes = 4096;

    private readonly byte[] _buffer = new byte[MostBytes + 1];

    private readonly FrameBudget _budget = new(time);

    /// <summary>Returns when the page closes, or does what no page does, with the status to close with.</summary>
    public async Task<WebSocketCloseStatus> ReadAsync(Func<PageWish, CancellationToken, Task> hear, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (length, refused) = await ReadFrameAsync(cancellationToken);
            if (refused is { } status)
            {
                return status;
            }

            if (Parse(_buffer.AsSpan(0, length)) is not { } wish)
            {
                return WebSocketCloseStatus.PolicyViolation;
            }

            await hear(wish, cancellationToken);
        }
    }

    private async Task<(int Length, WebSocketCloseStatus? Refused)> ReadFrameAsync(CancellationToken cancellationToken)
    {
        for (var length = 0; ;)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (0, WebSocketCloseStatus.NormalClosure);
            }

            if (part.MessageType != WebSocketMessageType.Text || _budget.IsSpent())
            {
                return (0, WebSocketCloseStatus.PolicyViolation);
            }

            if (length > MostBytes)
            {
                return (0, WebSocketCloseStatus.MessageTooBig);
            }

            if (part.EndOfMessage)
            {
                return (length, null);
            }
        }
    }

    private static PageWish? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, DeskJson.Wire.PageWish);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
