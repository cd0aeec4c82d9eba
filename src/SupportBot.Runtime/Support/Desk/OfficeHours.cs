using System.Globalization;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>Writes the moment at which agents are back: by the customer's clock, and by the desk's where that is another one.</summary>
internal static class OfficeHours
{
    private const int DaysOfAWeek = 7;

    public static string Write(Turn turn, DateTimeOffset opens)
    {
        var desk = turn.Content.Profile.Desk.TimeZone;
        var (theirs, ours) = (TimeZoneInfo.ConvertTime(opens, turn.TimeZone), TimeZoneInfo.ConvertTime(opens, desk));
        return turn.Render(theirs.Offset == ours.Offset ? "handoff/opens" : "handoff/opens.abroad", new Dictionary<string, string>
        {
            ["day"] = Day(turn, theirs),
            ["time"] = Time(theirs),
            ["deskTime"] = Time(ours),
            ["city"] = City(desk),
        });
    }

    /// <summary>A weekday tells enough within a week.</summary>
    private static string Day(Turn turn, DateTimeOffset local) => local - turn.Now < TimeSpan.FromDays(DaysOfAWeek)
        ? turn.Render($"handoff/day.{local.DayOfWeek.ToString().ToLowerInvariant()}")
        : local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The city that names a zone: <c>Europe/London</c> is London.</summary>
    private static string City(TimeZoneInfo zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
