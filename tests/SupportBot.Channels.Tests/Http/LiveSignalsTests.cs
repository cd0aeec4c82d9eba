using Microsoft.Extensions.Time.Testing;
using SupportBot.Runtime.Pipeline;

namespace SupportBot.Channels.Tests.Http;

public sealed class LiveSignalsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Who_left_long_ago_is_forgotten_and_who_is_here_or_just_left_is_not()
    {
        var signals = new LiveSignals(_clock);
        signals.Arrive("long ago").Dispose();
        signals.Arrive("came back").Dispose();
        using var again = signals.Arrive("came back");
        using var stays = signals.Arrive("stays");
        _clock.Advance(LiveSignals.Remembers);
        signals.Arrive("just now").Dispose();
        Assert.Null(signals.PresenceOf("long ago"));
        Assert.Equal((1, null), (signals.PresenceOf("came back")!.Pages, signals.PresenceOf("came back")!.LeftAt));
        Assert.Equal(1, signals.PresenceOf("stays")!.Pages);
        Assert.Equal(_clock.GetUtcNow(), signals.PresenceOf("just now")!.LeftAt);
    }

    [Fact]
    public void Who_left_again_since_is_remembered_from_then_on()
    {
        var signals = new LiveSignals(_clock);
        signals.Arrive("c").Dispose();
        _clock.Advance(LiveSignals.Remembers - TimeSpan.FromHours(1));
        signals.Arrive("c").Dispose();
        _clock.Advance(TimeSpan.FromHours(1));
        signals.Arrive("other").Dispose();
        Assert.NotNull(signals.PresenceOf("c"));
        _clock.Advance(LiveSignals.Remembers);
        signals.Arrive("other").Dispose();
        Assert.Null(signals.PresenceOf("c"));
    }
}
