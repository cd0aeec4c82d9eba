using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Content;

/// <summary>Time zones by the names that channels and authors give, and the instants of their clocks.</summary>
public static partial class TimeZones
{
    /// <summary>The zone of an IANA name; <see langword="null"/> where there is none of that name.</summary>
    /// <param name="name">A name such as <c>Asia/Shanghai</c>, from anywhere: nothing but a plain name is looked up.</param>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: <= 64 } && Name().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>The instant at which a zone's clock shows a time; where the clock jumps over it, an hour later.</summary>
    public static DateTimeOffset ToInstant(this TimeZoneInfo zone, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var shown = zone.IsInvalidTime(plain) ? plain.AddHours(1) : plain;
        return new DateTimeOffset(shown, zone.GetUtcOffset(shown)).ToUniversalTime();
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
