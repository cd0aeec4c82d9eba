using System.Globalization;

namespace SupportBot.Channels.DirectLine;

/// <summary>The place in a conversation's log up to which a client has read: an opaque text on the wire, the sequence for us (D4).</summary>
internal static class Watermark
{
    public static string Write(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place that a client names. Whoever names none, or one that was never ours, reads from the beginning: twice is better than never.</summary>
    public static long Read(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
}
