using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>A token put together by hand, so that it can be wrong in any place. As it is made, it is right.</summary>
internal sealed class TestToken
{
    public const string Issuer = "https://api.botframework.com";

    public const string ServiceUrl = "https://smba.trafficmanager.net/amer/";

    private readonly TestKey _key;

    public TestToken(TestKey key, DateTimeOffset now)
    {
        _key = key;
        Header = new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.Id };
        Claims = new()
        {
            ["iss"] = Issuer,
            ["aud"] = ConnectorParts.AppId,
            ["serviceurl"] = ServiceUrl,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(59).ToUnixTimeSeconds(),
        };
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    private string Signed => $"{Encode(Header)}.{Encode(Claims)}";

    public TestToken With(string claim, JsonNode? value)
    {
        Claims[claim] = value;
        return this;
    }

    public TestToken Without(string claim)
    {
        Claims.Remove(claim);
        return this;
    }

    public TestToken WithHeader(string name, JsonNode? value)
    {
        Header[name] = value;
        return this;
    }

    /// <summary>The token, signed with its own key by the algorithm that it names.</summary>
    public string Sign() => Sign(_key.Rsa);

    public string Sign(RSA rsa) => Sign(signed => (string?)Header["alg"] switch
    {
        "RS512" => rsa.SignData(signed, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    });

    public string Sign(Func<byte[], byte[]> sign) => $"{Signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(Signed)))}";

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
