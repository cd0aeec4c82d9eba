using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>One key that proves who a visitor is, tied to the one algorithm that fits it: a public key must never be read as a shared secret.</summary>
internal sealed record IdentityKey(SecurityKey Key, string Algorithm)
{
    public const int FewestSecretBytes = 32;

    private const string Pem = "-----BEGIN";

    /// <summary>Reads a key from the configuration.</summary>
    /// <returns>The key, or what is wrong with it, without the key itself.</returns>
    public static (IdentityKey? Key, string? Fault) Read(string text) => text.TrimStart().StartsWith(Pem, StringComparison.Ordinal)
        ? ReadPublic(text.Replace("\\n", "\n", StringComparison.Ordinal))
        : ReadShared(Encoding.UTF8.GetBytes(text));

    private static (IdentityKey? Key, string? Fault) ReadShared(byte[] secret) => secret.Length < FewestSecretBytes
        ? (null, $"has {secret.Length} bytes. Write a shared secret of at least {FewestSecretBytes} random ones, or a public key in PEM")
        : (new(new SymmetricSecurityKey(secret), SecurityAlgorithms.HmacSha256), null);

    private static (IdentityKey? Key, string? Fault) ReadPublic(string pem)
    {
        if (pem.Contains("PRIVATE", StringComparison.Ordinal))
        {
            return (null, "is a private key. Write the public one; the private one stays with the site that signs");
        }

        return TryImport(RSA.Create(), pem, rsa => new(new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256))
            ?? TryImport(ECDsa.Create(), pem, ec => new(new ECDsaSecurityKey(ec), SecurityAlgorithms.EcdsaSha256))
            ?? (null, "is PEM, but no RSA or P-256 public key. Write what 'openssl pkey -pubout' prints");
    }

    private static (IdentityKey? Key, string? Fault)? TryImport<T>(T algorithm, string pem, Func<T, IdentityKey> make)
        where T : AsymmetricAlgorithm
    {
        try
        {
            algorithm.ImportFromPem(pem);
            return (make(algorithm), null);
        }
        catch (Exception unfit) when (unfit is ArgumentException or CryptographicException)
        {
            algorithm.Dispose();
            return null;
        }
    }
}
