using System.Text;
using System.Text.Json;
using SupportBot.Channels.Hubs;

namespace SupportBot.Channels.Tests.Hubs;

/// <summary>What reached a hub.</summary>
internal sealed record HubCall(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string EventId => Headers[HubSignature.EventHeader];

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Whether the call proves who wrote it.</summary>
    public bool IsSigned(string secret) =>
        Headers[HubSignature.SignatureHeader] == HubSignature.Sign(secret, Headers[HubSignature.TimestampHeader], Body);
}
