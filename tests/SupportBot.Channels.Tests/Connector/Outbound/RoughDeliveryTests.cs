namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>Bad days of a channel (RELIABILITY, tests 14 and 15): whatever it does, everything arrives, in order and at its pace, and what may have come twice is counted.</summary>
public sealed class RoughDeliveryTests
{
    private const int Conversations = 6;

    private static readonly string[] Said = ["glare", "can i take the photo at night?", "how long does the review take?", "done"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Everything_arrives_in_order_at_its_pace(int seed)
    {
        await using var world = await ChannelWorld.StartAsync();
        var channel = new RoughChannel(world.Server.Time, seed);
        world.Azure.OnConnector = channel.AnswerAsync;
        foreach (var text in Said)
        {
            for (var conversation = 0; conversation < Conversations; conversation++)
            {
                await world.TakenAsync(world.Saying(text, $"a:{conversation}"));
            }
        }

        await world.EmptyAsync(TimeSpan.FromMilliseconds(500));
        var calls = channel.Calls;
        for (var conversation = 0; conversation < Conversations; conversation++)
        {
            var mine = calls.Where(call => call.Conversation == world.NameOf($"a:{conversation}")).ToArray();
            var said = (await world.LogAsync($"a:{conversation}")).Index().Where(entry => entry.Item.From?.Id == ChannelWorld.Bot).Select(entry => entry.Index + 1L);
            Assert.Equal(said, mine.Where(call => call.IsTaken).Select(call => call.Sequence).Distinct());
            Assert.Equal(mine.Select(call => call.Sequence).Order(), mine.Select(call => call.Sequence));
            KeepsPace(mine);
            KeepsRetryAfter(mine);
        }

        Report(world, calls);
    }

    private static void KeepsPace(RoughCall[] calls)
    {
        foreach (var call in calls)
        {
            Assert.True(calls.Count(other => other.At >= call.At && other.At < call.At.AddSeconds(1)) <= 7);
            Assert.True(calls.Count(other => other.At >= call.At && other.At < call.At.AddSeconds(30)) <= 60);
        }
    }

    private static void KeepsRetryAfter(RoughCall[] calls) => Assert.All(
        calls.Zip(calls.Skip(1)).Where(pair => pair.First.Fate == "429"),
        pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(RoughChannel.RetryAfter), $"{pair.Second.At - pair.First.At}"));

    /// <summary>What was taken more than once was sent again under the same id, and is no more than what the program itself holds to be doubtful.</summary>
    private static void Report(ChannelWorld world, IReadOnlyList<RoughCall> calls)
    {
        var taken = calls.Where(call => call.IsTaken).ToArray();
        var twice = taken.Length - taken.Select(call => (call.Conversation, call.Sequence)).Distinct().Count();
        var lost = calls.Count(call => call.Fate == "lost");
        Assert.InRange(twice, 1, world.Figures.Doubtful);
        Assert.Equal(lost, twice);
        Assert.Equal(calls.Count, world.Figures.Calls);
        Assert.Equal(0, world.Figures.GivenUp);
        Assert.Contains(world.Server.Log.Lines, line => line.Contains($"{world.Figures.Doubtful} of ", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{calls.Count} calls for {taken.Length - twice} activities in {(calls[^1].At - calls[0].At).TotalMinutes:F1} minutes; {twice} came twice ({100.0 * twice / taken.Length:F1} %), {world.Figures.Doubtful} were doubtful.");
    }
}
