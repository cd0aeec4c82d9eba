using System.Net.WebSockets;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.DirectLine.Stream;

/// <summary>
/// Reads what a client sends on its socket, which is nothing but signs of life (CHECKLIST, item 29): each is passed over, but whoever
/// sends much is sent away.
/// </summary>
internal sealed class ClientFrames(WebSocket socket, TimeProvider time)
{
    public const int MostBytes = 16_384;

    private readonly byte[] _buffer = new byte[1024];

    private readonly FrameBudget _budget = new(time);

    /// <summary>Returns when the client closes, or does what no client does, with the status to close with.</summary>
    public async Task<WebSocketCloseStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = 0;
        while (true)
        {
            var frame = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                return WebSocketCloseStatus.NormalClosure;
            }

            bytes += frame.Count;
            var isSpent = _budget.IsSpent();
            if (bytes > MostBytes)
            {
                return WebSocketCloseStatus.MessageTooBig;
            }

            if (isSpent)
            {
                return WebSocketCloseStatus.PolicyViolation;
            }

            bytes = frame.EndOfMessage ? 0 : bytes;
        }
    }

    /// <summary>Takes whatever still comes after the server said that it closes, until the client says so too.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (socket.State == WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
        }
    }
}
