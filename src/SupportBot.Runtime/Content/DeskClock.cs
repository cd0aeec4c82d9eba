namespace SupportBot.Runtime.Content;

/// <summary>Office hours of the desk. Pure: the time is a parameter.</summary>
public static class DeskClock
{
    /// <summary>Whether it is within office hours; always, where none are kept.</summary>
    public static bool IsOpen(DeskProfile desk, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var local = TimeZoneInfo.ConvertTime(now, desk.TimeZone);
        return desk.Hours.Count == 0
            || desk.Hours.Any(hours => hours.Day == local.DayOfWeek && hours.From <= local.TimeOfDay && local.TimeOfDay < hours.To);
    }

    /// <summary>When office hours begin again; <see langword="null"/> while they last, and where none are kept.</summary>
    public static DateTimeOffset? OpensAt(DeskProfile desk, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (IsOpen(desk, now))
        {
            return null;
        }

        var today = TimeZoneInfo.ConvertTime(now, desk.TimeZone).Date;
        return Enumerable.Range(0, 8)
            .SelectMany(days => desk.Hours.Where(hours => hours.Day == today.AddDays(days).DayOfWeek).Select(hours => desk.TimeZone.ToInstant(today.AddDays(days) + hours.From)))
            .Where(opening => opening > now)
            .Order()
            .Select(opening => (DateTimeOffset?)opening)
            .FirstOrDefault();
    }
}
