using System.Net.WebSockets;

namespace SupportBot.Channels.Tests.Clients;

/// <summary>Whole frames of a socket.</summary>
internal static class Frames
{
    /// <summary>Reads the next frame into the buffer.</summary>
    /// <returns>Its length, or -1 when the server closed.</returns>
    public static async Task<int> ReadFrameAsync(this WebSocket socket, byte[] buffer)
    {
        for (var length = 0; ;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await PartAsync(socket);
                return -1;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return length;
            }
        }
    }

    /// <summary>Answers a farewell, as every browser does.</summary>
    private static async Task PartAsync(WebSocket socket)
    {
        try
        {
            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
            }
        }
        catch (WebSocketException)
        {
            // The server did not wait for it.
        }
    }
}
