using SupportBot.Channels.Desk.Insights;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Insights;
using static SupportBot.Channels.Desk.Wall.WallBodies;

namespace SupportBot.Channels.Desk.Wall;

/// <summary>What happened today. Counting costs a little, so several walls share a count that is a few seconds old. Thread-safe.</summary>
internal sealed class WallDay(IInsightStore insights, ICaseStore cases, DeskTexts texts, TimeProvider clock)
{
    /// <summary>How old a count may be.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    private const int Page = 200;

    private volatile Counted? _last;

    public async Task<WallToday> ReadAsync(CancellationToken cancellationToken)
    {
        var (zone, now) = (texts.Content.Profile.Desk.TimeZone, clock.GetUtcNow());
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        if (_last is { } last && last.Today.Day == day && now >= last.At && now - last.At < Lasts)
        {
            return last.Today;
        }

        var (since, until) = new InsightPeriod(day, day).In(zone);
        var waits = (await insights.ReportAsync(since, until, zone, cancellationToken)).Waits;
        var median = waits.MedianMinutes is { } minutes ? Math.Round(minutes, 1) : (double?)null;
        var today = new WallToday(day, waits.Claimed + waits.Unclaimed, await CountResolvedAsync(since, cancellationToken), median);
        _last = new(now, today);
        return today;
    }

    /// <summary>What was resolved last stands first, so it is read until a page holds nothing of today.</summary>
    private async Task<int> CountResolvedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var count = 0;
        for (var offset = 0; ; offset += Page)
        {
            var part = await cases.ListCasesAsync(new() { Statuses = [CaseStatus.Resolved], Offset = offset, Limit = Page }, cancellationToken);
            count += part.Rows.Count(row => row.Case.StatusSince >= since);
            if (offset + Page >= part.Total || part.Rows.Any(row => row.UpdatedAt < since))
            {
                return count;
            }
        }
    }

    private sealed record Counted(DateTimeOffset At, WallToday Today);
}
