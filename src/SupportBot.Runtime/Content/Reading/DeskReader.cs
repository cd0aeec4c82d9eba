using System.Globalization;

namespace SupportBot.Runtime.Content.Reading;

/// <summary>Reads the member <c>desk</c> of <c>profile.json</c>.</summary>
internal static class DeskReader
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static DeskProfile Read(ContentNode? node)
    {
        var defaults = new DeskProfile();
        if (node is null)
        {
            return defaults;
        }

        node.Allow(
            "timeZone", "hours", "agentSilentMinutes", "agentGoneSeconds", "tellPlaceMinutes", "tellWaitingMinutes", "firstReplyMinutes", "minutesPerCase", "autoAssign", "casesPerAgent", "reopenHours", "quietFrom",
            "quietTo", "manualReviewDays");
        return new()
        {
            TimeZone = Zone(node) ?? defaults.TimeZone,
            Hours = Hours(node),
            AgentSilentMinutes = Positive(node, "agentSilentMinutes", defaults.AgentSilentMinutes),
            AgentGoneSeconds = Positive(node, "agentGoneSeconds", defaults.AgentGoneSeconds),
            TellPlaceMinutes = Positive(node, "tellPlaceMinutes", defaults.TellPlaceMinutes),
            TellWaitingMinutes = Positive(node, "tellWaitingMinutes", defaults.TellWaitingMinutes),
            FirstReplyMinutes = Positive(node, "firstReplyMinutes", defaults.FirstReplyMinutes),
            MinutesPerCase = Positive(node, "minutesPerCase", defaults.MinutesPerCase),
            AutoAssign = node.Flag("autoAssign", defaults.AutoAssign),
            CasesPerAgent = Positive(node, "casesPerAgent", defaults.CasesPerAgent),
            ReopenHours = Positive(node, "reopenHours", defaults.ReopenHours),
            QuietFrom = Time(node, "quietFrom") ?? defaults.QuietFrom,
            QuietTo = Time(node, "quietTo") ?? defaults.QuietTo,
            ManualReviewDays = Positive(node, "manualReviewDays", defaults.ManualReviewDays),
        };
    }

    private static TimeZoneInfo? Zone(ContentNode node)
    {
        if (node.Find("timeZone") is not { } named)
        {
            return null;
        }

        var zone = TimeZones.Find(named.Text);
        if (zone is null)
        {
            named.Fault($"There is no time zone '{named.Text}'.", "Write an IANA name such as \"Europe/London\" or \"Asia/Shanghai\".");
        }

        return zone;
    }

    private static DeskHours[] Hours(ContentNode node)
    {
        var hours = new List<DeskHours>();
        foreach (var item in node.Find("hours")?.Items ?? [])
        {
            item.Allow("days", "from", "to");
            if (Time(item, "from") is not { } from || Time(item, "to") is not { } to)
            {
                item.Fault("These hours have no beginning or no end.", "Write both, as in \"from\": \"09:00\", \"to\": \"18:00\".");
            }
            else if (from >= to)
            {
                item.Fault($"These hours end before they begin: {Write(from)} to {Write(to)}.", "Write \"to\" later than \"from\"; hours over midnight are two entries, the first to 24:00.");
            }
            else
            {
                Add(item, from, to, hours);
            }
        }

        return [.. hours.OrderBy(entry => entry.Day).ThenBy(entry => entry.From)];
    }

    private static void Add(ContentNode item, TimeSpan from, TimeSpan to, List<DeskHours> hours)
    {
        foreach (var name in item.Texts("days"))
        {
            if (!Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day) || !char.IsLetter(name, 0))
            {
                item.Fault($"There is no day '{name}'.", "Write monday, tuesday, wednesday, thursday, friday, saturday or sunday.");
            }
            else if (hours.Exists(other => other.Day == day && other.From < to && from < other.To))
            {
                item.Fault($"These hours overlap with others on {name}.", "Join them to one entry, or change one of them.");
            }
            else
            {
                hours.Add(new(day, from, to));
            }
        }
    }

    /// <summary>A time of day, or 24:00 for its end.</summary>
    private static TimeSpan? Time(ContentNode node, string name)
    {
        if (node.Find(name) is not { } found)
        {
            return null;
        }

        if (found.Text == "24:00")
        {
            return Day;
        }

        if (TimeSpan.TryParseExact(found.Text, @"hh\:mm", CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }

        found.Fault($"'{found.Text}' is no time of day.", "Write hours and minutes, as in \"09:00\".");
        return null;
    }

    private static int Positive(ContentNode node, string name, int fallback)
    {
        var number = node.Number(name, fallback);
        if (number < 1)
        {
            node.Find(name)!.Fault($"'{name}' is {number.ToString(CultureInfo.InvariantCulture)}.", "Write a number of at least 1.");
        }

        return number;
    }

    private static string Write(TimeSpan time) => time == Day ? "24:00" : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
