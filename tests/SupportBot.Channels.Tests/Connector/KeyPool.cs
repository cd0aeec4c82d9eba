using System.Security.Cryptography;

namespace SupportBot.Channels.Tests.Connector;

/// <summary>A few RSA keys for all tests: to find one takes longer than to try it.</summary>
internal static class KeyPool
{
    private static readonly Lazy<RSAParameters>[] Keys = [.. Enumerable.Range(0, 4).Select(_ => new Lazy<RSAParameters>(Find))];

    /// <summary>A copy of one key, for one test.</summary>
    public static RSA Take(int at) => RSA.Create(Keys[at].Value);

    private static RSAParameters Find()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(includePrivateParameters: true);
    }
}
