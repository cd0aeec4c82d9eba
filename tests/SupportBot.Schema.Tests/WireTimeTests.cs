namespace SupportBot.Schema.Tests;

public sealed class WireTimeTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 17, 30, 0, 120, TimeSpan.FromHours(8));

    [Fact]
    public void A_moment_is_written_in_utc_with_milliseconds() => Assert.Equal("2026-11-24T09:30:00.120Z", WireTime.From(Moment).Text);

    [Theory]
    [InlineData("2026-11-24T17:30:00.120+08:00", 8)]
    [InlineData("2026-11-24T09:30:00.12Z", 0)]
    [InlineData("2026-11-24T09:30:00.120", 0)]
    public void A_text_is_read_with_its_offset_and_without_one_as_utc(string text, int hours)
    {
        Assert.True(new WireTime(text).TryRead(out DateTimeOffset moment));
        Assert.Equal((Moment, TimeSpan.FromHours(hours)), (moment, moment.Offset));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01T00:00:00Z")]
    public void A_text_that_is_no_moment_says_so(string text) => Assert.False(new WireTime(text).TryRead(out _));

    [Fact]
    public void A_time_that_nobody_set_is_empty_and_no_moment()
    {
        Assert.Equal("", default(WireTime).ToString());
        Assert.False(default(WireTime).TryRead(out _));
    }
}
