using System.Globalization;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>
/// A moment as it stands on the wire: an ISO 8601 text, kept character by character, because reading it into a
/// <see cref="DateTimeOffset"/> and writing it again loses digits, zeros and the <c>Z</c> (botframework-activity.md, "Timestamp").
/// </summary>
/// <param name="Text">The text on the wire. It may be one that no clock understands: see <see cref="TryRead"/>.</param>
[JsonConverter(typeof(WireTimeConverter))]
public readonly record struct WireTime(string Text)
{
    /// <summary>The UTC text of <paramref name="moment"/> with milliseconds and <c>Z</c>, so that texts sort as the moments do (A2043).</summary>
    /// <param name="moment">The moment; its offset is not kept.</param>
    public static WireTime From(DateTimeOffset moment) =>
        new(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>The moment that the text names, with the offset that it states; without one it is UTC (A2043).</summary>
    /// <param name="moment">The moment, to 100 nanoseconds; meaningless when the result is <see langword="false"/>.</param>
    /// <returns>Whether the text names a moment.</returns>
    public bool TryRead(out DateTimeOffset moment) =>
        DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    /// <inheritdoc />
    public override string ToString() => Text ?? "";
}
