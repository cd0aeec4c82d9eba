using SupportBot.Runtime.State.Insights;

namespace SupportBot.Runtime.Tests.State;

public sealed class WaitReportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private static readonly int[] Waits = [9, 1, 2, 8, 3, 7, 4, 100, 5, 6];

    [Fact]
    public void Without_cases_nothing_is_claimed_to_be_known()
    {
        var report = WaitReport.Of([], TimeZoneInfo.Utc);

        Assert.Equal((0, 0, null, null), (report.Claimed, report.Unclaimed, report.MedianMinutes, report.P90Minutes));
        Assert.Empty(report.ByDay);
    }

    [Fact]
    public void Cases_that_nobody_claimed_have_no_waiting_time_but_are_told()
    {
        var report = WaitReport.Of([(Noon, null), (Noon, Noon.AddMinutes(4))], TimeZoneInfo.Utc);

        Assert.Equal((1, 1, 4d, 4d), (report.Claimed, report.Unclaimed, report.MedianMinutes, report.P90Minutes));
    }

    [Fact]
    public void Median_and_p90_are_waits_that_somebody_had()
    {
        var report = WaitReport.Of([.. Waits.Select(minutes => (Noon, (DateTimeOffset?)Noon.AddMinutes(minutes)))], TimeZoneInfo.Utc);

        Assert.Equal((5d, 9d), (report.MedianMinutes, report.P90Minutes));
    }

    [Fact]
    public void A_claim_before_the_opening_counts_as_no_wait() =>
        Assert.Equal(0, WaitReport.Of([(Noon, Noon.AddMinutes(-1))], TimeZoneInfo.Utc).MedianMinutes);

    [Fact]
    public void Days_are_those_of_the_desks_clock()
    {
        var shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var late = new DateTimeOffset(2026, 11, 26, 15, 59, 59, TimeSpan.Zero);

        var report = WaitReport.Of([(late.AddSeconds(1), late.AddMinutes(3)), (late, late.AddMinutes(1)), (late, late.AddMinutes(2))], shanghai);

        Assert.Equal([(new DateOnly(2026, 11, 26), 2, 1), (new DateOnly(2026, 11, 27), 1, 2)], report.ByDay.Select(day => (day.Day, day.Claimed, (int)day.MedianMinutes)));
    }
}
