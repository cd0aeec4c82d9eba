using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels.Connector.Outbound;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>How fast one conversation is written to (CHECKLIST, item 95; RELIABILITY, test 14).</summary>
public sealed class ConversationPaceTests
{
    private static readonly (int Most, TimeSpan Window)[] Limits =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Three_hours_of_sending_as_fast_as_allowed_stay_within_every_window_and_waste_none()
    {
        var pace = new ConversationPace(_time);
        var begin = _time.GetUtcNow();
        List<DateTimeOffset> sent = [];
        while (_time.GetUtcNow() - begin < TimeSpan.FromHours(3))
        {
            var wait = pace.Take("c");
            if (wait == TimeSpan.Zero)
            {
                sent.Add(_time.GetUtcNow());
            }

            _time.Advance(wait);
        }

        var most = Limits.Select(limit => Busiest(sent, limit.Window)).ToArray();
        Assert.Equal(Limits.Select(limit => limit.Most), most);
        Assert.InRange(sent.Count, 5400, 5401);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{sent.Count} in 3 h; the busiest second {most[0]}, two seconds {most[1]}, thirty seconds {most[2]}, hour {most[3]}");
    }

    [Fact]
    public void A_random_crowd_of_senders_stays_within_every_window()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var pace = new ConversationPace(_time);
        var sent = new Dictionary<string, List<DateTimeOffset>> { ["a"] = [], ["b"] = [], ["c"] = [] };
        for (var round = 0; round < 50_000; round++)
        {
            var conversation = "abc".Substring(random.Next(3), 1);
            if (pace.Take(conversation) == TimeSpan.Zero)
            {
                sent[conversation].Add(_time.GetUtcNow());
            }

            _time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 200)));
        }

        Assert.All(sent.Values, times => Assert.All(Limits, limit => Assert.InRange(Busiest(times, limit.Window), 1, limit.Most)));
    }

    [Fact]
    public void Whoever_waits_as_long_as_told_may_send()
    {
        var pace = new ConversationPace(_time);
        for (var at = 0; at < 7; at++)
        {
            Assert.Equal(TimeSpan.Zero, pace.Take("c"));
        }

        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("c"));
        _time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Equal(TimeSpan.FromMilliseconds(600), pace.Take("c"));
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Equal(TimeSpan.Zero, pace.Take("c"));
    }

    [Fact]
    public void One_conversation_does_not_hold_up_another()
    {
        var pace = new ConversationPace(_time);
        while (pace.Take("a") == TimeSpan.Zero)
        {
        }

        Assert.Equal(TimeSpan.Zero, pace.Take("b"));
    }

    [Fact]
    public void Conversations_that_fell_silent_are_forgotten()
    {
        var pace = new ConversationPace(_time);
        for (var at = 0; at < 10_000; at++)
        {
            pace.Take($"c{at}");
        }

        Assert.Equal(10_000, pace.Count);
        _time.Advance(TimeSpan.FromHours(1));
        pace.Take("c0");
        Assert.Equal(1, pace.Count);
    }

    [Fact]
    public async Task Many_threads_take_no_more_than_one()
    {
        var pace = new ConversationPace(_time);
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var at = 0; at < 1000; at++)
            {
                Interlocked.Add(ref taken, pace.Take("c") == TimeSpan.Zero ? 1 : 0);
            }
        })));
        Assert.Equal(7, taken);
    }

    /// <summary>The most within any window that is open at its end: what is exactly a window apart does not fall into one.</summary>
    private static int Busiest(List<DateTimeOffset> sent, TimeSpan window)
    {
        var most = 0;
        for (int first = 0, last = 0; last < sent.Count; last++)
        {
            while (sent[last] - sent[first] >= window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
