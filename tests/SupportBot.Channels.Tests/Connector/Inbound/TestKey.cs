using System.Buffers.Text;
using System.Security.Cryptography;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>An RSA key as Azure publishes it.</summary>
internal sealed class TestKey(int at, string id, params string[] channels) : IDisposable
{
    public string Id => id;

    public RSA Rsa { get; } = KeyPool.Take(at);

    public string Json
    {
        get
        {
            var key = Rsa.ExportParameters(includePrivateParameters: false);
            var endorsements = channels.Length == 0 ? "" : $""","endorsements":[{string.Join(',', channels.Select(channel => $"\"{channel}\""))}]""";
            return $$"""{"kty":"RSA","use":"sig","kid":"{{id}}","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"{{endorsements}}}""";
        }
    }

    public static string Set(params IEnumerable<TestKey> keys) => $$"""{"keys":[{{string.Join(',', keys.Select(key => key.Json))}}]}""";

    public void Dispose() => Rsa.Dispose();
}
