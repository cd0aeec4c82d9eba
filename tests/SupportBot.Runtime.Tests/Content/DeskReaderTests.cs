using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Tests.Content;

/// <summary>The member <c>desk</c> of profile.json.</summary>
public sealed class DeskReaderTests
{
    [Fact]
    public void Without_a_word_the_desk_has_its_defaults() => Assert.Equivalent(new DeskProfile(), new TestContent().Snapshot.Profile.Desk, strict: true);

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var desk = Desk("""
            {
              "timeZone": "Europe/London",
              "hours": [{ "days": ["monday", "friday"], "from": "09:00", "to": "17:30" }, { "days": ["friday"], "from": "22:00", "to": "24:00" }],
              "agentSilentMinutes": 1, "agentGoneSeconds": 2, "tellWaitingMinutes": 3, "firstReplyMinutes": 4, "minutesPerCase": 5, "reopenHours": 6, "autoAssign": true, "casesPerAgent": 8,
              "quietFrom": "21:00", "quietTo": "07:30", "manualReviewDays": 7
            }
            """).Snapshot.Profile.Desk;

        Assert.Equal("Europe/London", desk.TimeZone.Id);
        Assert.Equal(
            [new(DayOfWeek.Monday, new(9, 0, 0), new(17, 30, 0)), new(DayOfWeek.Friday, new(9, 0, 0), new(17, 30, 0)), new(DayOfWeek.Friday, new(22, 0, 0), TimeSpan.FromDays(1))],
            desk.Hours);
        Assert.Equal((1, 2, 3, 4, 5, 6, 7), (
            desk.AgentSilentMinutes, desk.AgentGoneSeconds, desk.TellWaitingMinutes, desk.FirstReplyMinutes, desk.MinutesPerCase, desk.ReopenHours, desk.ManualReviewDays));
        Assert.Equal((true, 8), (desk.AutoAssign, desk.CasesPerAgent));
        Assert.Equal((new TimeSpan(21, 0, 0), new TimeSpan(7, 30, 0)), (desk.QuietFrom, desk.QuietTo));
    }

    [Theory]
    [InlineData("""{ "timeZone": "Mars/Olympus" }""", "There is no time zone 'Mars/Olympus'. Write an IANA name such as \"Europe/London\" or \"Asia/Shanghai\".")]
    [InlineData("""{ "timeZone": 1 }""", "There is no time zone ''. Write an IANA name such as \"Europe/London\" or \"Asia/Shanghai\".")]
    [InlineData("""{ "lunch": 1 }""", "The property 'lunch' is not known here.")]
    [InlineData("""{ "reopenHours": 0 }""", "'reopenHours' is 0. Write a number of at least 1.")]
    [InlineData("""{ "casesPerAgent": 0 }""", "'casesPerAgent' is 0. Write a number of at least 1.")]
    [InlineData("""{ "autoAssign": "yes" }""", "")]
    [InlineData("""{ "quietFrom": "25:00" }""", "'25:00' is no time of day. Write hours and minutes, as in \"09:00\".")]
    [InlineData("""{ "hours": [{ "days": ["monday"], "from": "09:00" }] }""", "These hours have no beginning or no end. Write both, as in \"from\": \"09:00\", \"to\": \"18:00\".")]
    [InlineData("""{ "hours": [{ "days": ["monday"], "from": "18:00", "to": "09:00" }] }""", "These hours end before they begin: 18:00 to 09:00.")]
    [InlineData("""{ "hours": [{ "days": ["monday"], "from": "09:00", "to": "09:00" }] }""", "These hours end before they begin: 09:00 to 09:00.")]
    [InlineData("""{ "hours": [{ "days": ["moonday"], "from": "09:00", "to": "10:00" }] }""", "There is no day 'moonday'. Write monday, tuesday")]
    [InlineData("""{ "hours": [{ "days": ["1"], "from": "09:00", "to": "10:00" }] }""", "There is no day '1'.")]
    [InlineData("""{ "hours": [{ "days": [""], "from": "09:00", "to": "10:00" }] }""", "There is no day ''.")]
    [InlineData(
        """{ "hours": [{ "days": ["monday"], "from": "09:00", "to": "12:00" }, { "days": ["monday"], "from": "11:00", "to": "13:00" }] }""",
        "These hours overlap with others on monday. Join them to one entry, or change one of them.")]
    public void What_is_wrong_is_told_with_its_cure(string desk, string fault) =>
        Assert.Contains(Desk(desk).Faults, found => found.Path == "profile.json" && $"{found.Problem} {found.Cure}".StartsWith(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("2026-11-27T08:59:00Z", false, "2026-11-27T09:00:00Z")] // Friday
    [InlineData("2026-11-27T09:00:00Z", true, null)]
    [InlineData("2026-11-27T16:59:00Z", true, null)]
    [InlineData("2026-11-27T17:00:00Z", false, "2026-11-30T09:00:00Z")]
    [InlineData("2026-11-28T12:00:00Z", false, "2026-11-30T09:00:00Z")] // Saturday
    [InlineData("2026-03-28T12:00:00Z", false, "2026-03-30T08:00:00Z")] // the clocks go forward in between
    [InlineData("2026-10-23T17:00:00Z", false, "2026-10-26T09:00:00Z")] // and back
    public void Office_hours_follow_the_desks_clock(string now, bool isOpen, string? opensAt)
    {
        var desk = Desk("""{ "timeZone": "Europe/London", "hours": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "from": "09:00", "to": "17:00" }] }""").Snapshot.Profile.Desk;
        Assert.Equal(isOpen, DeskClock.IsOpen(desk, Time(now)));
        Assert.Equal(opensAt is null ? null : Time(opensAt), DeskClock.OpensAt(desk, Time(now)));
    }

    [Fact]
    public void A_desk_without_hours_is_always_open()
    {
        Assert.True(DeskClock.IsOpen(new(), Time("2026-11-28T03:00:00Z")));
        Assert.Null(DeskClock.OpensAt(new(), Time("2026-11-28T03:00:00Z")));
    }

    [Fact]
    public void A_desk_that_opens_once_a_week_and_has_just_closed_opens_in_a_week()
    {
        var desk = Desk("""{ "hours": [{ "days": ["monday"], "from": "09:00", "to": "10:00" }] }""").Snapshot.Profile.Desk;
        Assert.Equal(Time("2026-12-07T09:00:00Z"), DeskClock.OpensAt(desk, Time("2026-11-30T10:00:00Z")));
    }

    private static TestContent Desk(string json) => new TestContent().Set("profile.json", "desk", json);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
