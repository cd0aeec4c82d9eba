using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.Hubs;

/// <summary>
/// How each side proves to the other that it wrote a body, and when: HMAC-SHA256 with the shared secret over the time in seconds, a dot, and the body.
/// </summary>
internal static class HubSignature
{
    public const string TimestampHeader = "X-SupportBot-Timestamp";

    public const string SignatureHeader = "X-SupportBot-Signature";

    public const string EventHeader = "X-SupportBot-Event";

    /// <summary>How far the clocks of the two sides may be apart, and how long a call can be repeated by somebody who saw it.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const string Scheme = "sha256=";

    public static string TimestampOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return Scheme + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    /// <summary>Why the signature proves nothing; <see langword="null"/> if it does.</summary>
    public static string? FaultOf(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return $"{TimestampHeader} is no time in seconds.";
        }

        if (Math.Abs(now.ToUnixTimeSeconds() - (double)seconds) > Window.TotalSeconds)
        {
            return $"{TimestampHeader} is more than {Window.TotalMinutes:0} minutes away from now.";
        }

        return IsSame(Sign(secret, timestamp, body), signature) ? null : $"{SignatureHeader} does not fit the body.";
    }

    /// <summary>Whether two texts are the same, in a time that tells nothing about where they differ.</summary>
    public static bool IsSame(string expected, string? given) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")));
}
