using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Channels.Desk.Access;
using SupportBot.Runtime.State.Alerts;
using static SupportBot.Channels.Desk.Alerts.AlertBodies;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>The browsers that agents let be called: checked when they come, sealed while they are kept, and read when they are called. Thread-safe.</summary>
internal sealed class Browsers(PushHttp http, PushKeys keys, TimeProvider clock)
{
    private const int PointBytes = 65;

    private const int SecretBytes = 16;

    /// <summary>What is kept of a browser's subscription; <see langword="null"/> when it is none that could be called.</summary>
    public AlertBrowser? Read(BrowserBody body, DeskCaller caller)
    {
        if (http.Read(body.Endpoint) is null || body.Keys is not { P256dh: { } point, Auth: { } secret } || !IsPoint(Decode(point)) || Decode(secret) is not { Length: SecretBytes })
        {
            return null;
        }

        var plain = JsonSerializer.SerializeToUtf8Bytes(new BrowserBody(body.Endpoint, new(point, secret)), DeskJson.Wire.BrowserBody);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.Endpoint!)));
        return new(id, caller.Agent.Id, caller.TokenHash, Base64Url.EncodeToString(keys.Seal.Protect(plain)), clock.GetUtcNow());
    }

    /// <summary>The subscription as it came; <see langword="null"/> when the key is another one now, or the list of push services shorter.</summary>
    public BrowserBody? Open(AlertBrowser browser)
    {
        try
        {
            var plain = keys.Seal.Unprotect(Base64Url.DecodeFromChars(browser.Sealed));
            return JsonSerializer.Deserialize(plain, DeskJson.Wire.BrowserBody) is { } body && http.Read(body.Endpoint) is not null ? body : null;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>An uncompressed point of the curve P-256 (RFC 8291); anything else could not be encrypted to.</summary>
    private static bool IsPoint(byte[]? point)
    {
        if (point is not [4, ..] || point.Length != PointBytes)
        {
            return false;
        }

        try
        {
            using var _ = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
