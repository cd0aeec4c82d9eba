using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>When the bot comes back to a customer, by the customer's clock.</summary>
internal static partial class Appointments
{
    /// <summary>The end of the quiet hours; <see langword="null"/> outside them.</summary>
    public static DateTimeOffset? AfterQuietHours(DateTimeOffset now, TimeZoneInfo zone, DeskProfile desk)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var overMidnight = desk.QuietFrom > desk.QuietTo;
        var isLate = local.TimeOfDay >= desk.QuietFrom;
        var isQuiet = overMidnight ? isLate || local.TimeOfDay < desk.QuietTo : isLate && local.TimeOfDay < desk.QuietTo;
        return isQuiet ? zone.ToInstant(local.Date.AddDays(overMidnight && isLate ? 1 : 0) + desk.QuietTo) : null;
    }

    /// <summary>The same time of day, so many working days later. A weekend is not counted.</summary>
    public static DateTimeOffset AfterWorkingDays(DateTimeOffset now, int days, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        for (var left = days; left > 0;)
        {
            local = local.AddDays(1);
            left -= local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return zone.ToInstant(local);
    }

    /// <summary>When a review is usually over: the longer end of its minutes.</summary>
    public static DateTimeOffset AfterReview(DateTimeOffset now, Profile profile) =>
        now.AddMinutes(Figure().Matches(profile.ReviewMinutes) is [.., var last] && int.TryParse(last.Value, CultureInfo.InvariantCulture, out var minutes) ? minutes : 30);

    [GeneratedRegex(@"\d{1,5}")]
    private static partial Regex Figure();
}
