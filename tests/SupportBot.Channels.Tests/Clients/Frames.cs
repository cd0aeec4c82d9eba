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
                return -1;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return length;
            }
        }
    }
}
