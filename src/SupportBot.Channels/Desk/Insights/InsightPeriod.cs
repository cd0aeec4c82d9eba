using System.Globalization;
using SupportBot.Runtime.Content;

namespace SupportBot.Channels.Desk.Insights;

/// <summary>The days that a report is about, by the desk's clock, both included.</summary>
internal sealed record InsightPeriod(DateOnly From, DateOnly To)
{
    /// <summary>How many days one report may be about.</summary>
    public const int MostDays = 400;

    private const int UsualDays = 30;

    private const string Format = "yyyy-MM-dd";

    private static readonly DateOnly Latest = new(9000, 1, 1);

    /// <summary>The days that a request asks for, or what is wrong with it and the cure.</summary>
    /// <param name="from">The first day; without one the period is <see cref="UsualDays"/> days long.</param>
    /// <param name="to">The last day; without one it is today.</param>
    /// <param name="today">The day, by the desk's clock.</param>
    public static (InsightPeriod? Period, string? Fault) Read(string? from, string? to, DateOnly today)
    {
        if (FaultIn("to", to) is { } wrong)
        {
            return (null, wrong);
        }

        var last = string.IsNullOrEmpty(to) ? today : Day(to)!.Value;
        return FaultIn("from", from) is { } fault ? (null, fault) : Check(new(string.IsNullOrEmpty(from) ? last.AddDays(1 - UsualDays) : Day(from)!.Value, last));
    }

    /// <summary>The first instant of the period, and the first one after it.</summary>
    public (DateTimeOffset Since, DateTimeOffset Until) In(TimeZoneInfo zone) =>
        (zone.ToInstant(From.ToDateTime(TimeOnly.MinValue)), zone.ToInstant(To.AddDays(1).ToDateTime(TimeOnly.MinValue)));

    private static (InsightPeriod? Period, string? Fault) Check(InsightPeriod period) =>
        period.From > period.To ? (null, $"'from' ({period.From:yyyy-MM-dd}) is after 'to' ({period.To:yyyy-MM-dd}). Swap them.")
        : period.To.DayNumber - period.From.DayNumber >= MostDays
            ? (null, $"The period from {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd} has {period.To.DayNumber - period.From.DayNumber + 1} days. Ask for at most {MostDays}.")
        : (period, null);

    private static string? FaultIn(string name, string? text) =>
        string.IsNullOrEmpty(text) || Day(text) is not null ? null : $"'{name}' is no day. Write it as in 2026-11-26, or leave it out.";

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1970 && day < Latest ? day : null;
}
