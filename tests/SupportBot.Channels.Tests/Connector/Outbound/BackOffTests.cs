using SupportBot.Channels.Connector.Outbound;

namespace SupportBot.Channels.Tests.Connector.Outbound;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(5, 8, 16)]
    [InlineData(9, 128, 256)]
    [InlineData(10, 150, 300)]
    [InlineData(1000, 150, 300)]
    [InlineData(int.MaxValue, 150, 300)]
    public void The_wait_doubles_up_to_five_minutes_and_half_of_it_is_chance(int attempt, double least, double most)
    {
        Assert.Equal(least, BackOff.Delay(attempt, null, 0).TotalSeconds, 3);
        Assert.Equal(most, BackOff.Delay(attempt, null, 1).TotalSeconds, 3);
    }

    [Theory]
    [InlineData(1, 30, 0, 30)]
    [InlineData(1, 30, 1, 31)]
    [InlineData(10, 30, 0, 150)]
    [InlineData(1, 0, 0, 0.5)]
    [InlineData(1, 7200, 0, 7200)]
    public void What_the_channel_asks_for_is_the_least(int attempt, int asked, double chance, double seconds) =>
        Assert.Equal(seconds, BackOff.Delay(attempt, TimeSpan.FromSeconds(asked), chance).TotalSeconds, 3);

    [Fact]
    public void No_channel_is_waited_for_longer_than_a_day_whatever_it_asks_for() =>
        Assert.Equal(TimeSpan.FromDays(1), BackOff.Delay(1, TimeSpan.FromSeconds(int.MaxValue), 0));

    [Fact]
    public void There_is_no_wait_before_the_first_attempt() => Assert.Throws<ArgumentOutOfRangeException>(() => BackOff.Delay(0, null, 0));
}
