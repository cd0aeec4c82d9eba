using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>A browser's end of Web Push, from the standards alone: keys of its own, and what it takes to read a message (RFC 8188, RFC 8291).</summary>
internal sealed class StubBrowser : IDisposable
{
    private readonly ECDiffieHellman _keys;
    private readonly byte[] _secret;

    public StubBrowser()
        : this(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(16))
    {
    }

    public StubBrowser(ECDiffieHellman keys, byte[] secret) => (_keys, _secret) = (keys, secret);

    public string Point => Base64Url.EncodeToString(PointOf(_keys.ExportParameters(false).Q));

    public string Secret => Base64Url.EncodeToString(_secret);

    /// <summary>What the browser's page hands to the server.</summary>
    public object Subscription(string endpoint) => new { endpoint, expirationTime = (string?)null, keys = new { p256dh = Point, auth = Secret } };

    public string Read(byte[] body)
    {
        var (salt, idLength) = (body[..16], body[20]);
        var (sender, record) = (body[21..(21 + idLength)], body[(21 + idLength)..]);
        Assert.True(record.Length <= BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(16, 4)), "The record is longer than it says.");
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = sender[1..33], Y = sender[33..] } });
        byte[] info = [.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. PointOf(_keys.ExportParameters(false).Q), .. sender];
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, _keys.DeriveRawSecretAgreement(other.PublicKey), 32, _secret, info);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 16, salt, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"));
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 12, salt, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"));
        var plain = new byte[record.Length - 16];
        using var cipher = new AesGcm(key, 16);
        cipher.Decrypt(nonce, record.AsSpan(0, plain.Length), record.AsSpan(plain.Length), plain);
        var end = Array.FindLastIndex(plain, part => part != 0);
        Assert.Equal(2, plain[end]);
        return Encoding.UTF8.GetString(plain, 0, end);
    }

    public void Dispose() => _keys.Dispose();

    private static byte[] PointOf(ECPoint point) => [4, .. point.X!, .. point.Y!];
}
