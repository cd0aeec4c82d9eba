using System.Security.Cryptography;
using System.Text;
using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>Tells whether two activities under one idempotency key say the same.</summary>
internal static class ContentHash
{
    /// <summary>
    /// The hash of what the activity says: the fields that a turn reads. <see langword="null"/> where redaction changed it, because
    /// a short secret could be found again by hashing every candidate.
    /// </summary>
    public static string? Of(Activity inbound, Activity redacted) => Says(inbound) is var said && said == Says(redacted) ? Hash(said) : null;

    /// <summary>Whether <paramref name="inbound"/> may be a repetition of what was hashed. Without a hash the key alone decides.</summary>
    public static bool Fits(string? hash, Activity inbound) => hash is null || hash == Hash(Says(inbound));

    private static string Says(Activity activity) =>
        string.Join('\0', activity.Type, activity.Text, activity.Name, activity.Value?.GetRawText());

    private static string Hash(string said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
}
