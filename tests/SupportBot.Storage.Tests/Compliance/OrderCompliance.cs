using System.Globalization;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>Many conversations at once, and many readers of one: order is kept and nothing is missed or seen twice.</summary>
public abstract class OrderCompliance<TEngine> : EngineTests<TEngine>
    where TEngine : Engine, new()
{
    [Fact]
    public async Task A_hundred_conversations_of_a_hundred_turns_stay_in_order()
    {
        await using var store = await Engine.OpenAsync();
        var pipeline = Engine.Pipeline(store);
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 100, CancellationToken = Cancelled }, async (at, _) =>
        {
            await pipeline.OpenAsync(Commits.Reference($"c{at}"), null, Cancelled);
            for (var turn = 0; turn < 100; turn++)
            {
                await Task.Yield();
                var receipt = await pipeline.ReceiveAsync($"c{at}", Activity.Message(turn.ToString(CultureInfo.InvariantCulture)), $"{turn}", Cancelled);
                Assert.Equal(TurnOutcome.Committed, receipt.Outcome);
            }
        });

        for (var at = 0; at < 100; at++)
        {
            var log = await store.LogAsync($"c{at}");
            Transcript.Check(log);
            Assert.Equal(
                Enumerable.Range(0, 100).Select(turn => turn.ToString(CultureInfo.InvariantCulture)),
                log.Where(activity => activity.From!.Role == "user").Select(activity => activity.Text));
        }
    }

    [Fact]
    public async Task Ten_thousand_reads_by_watermark_miss_nothing_and_see_nothing_twice()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}");
        var readers = Enumerable.Range(0, 10).Select(at => new Reader(seed + at)).ToArray();
        for (var restart = 0; restart <= 3; restart++)
        {
            await using var store = await Engine.OpenAsync();
            var pipeline = Engine.Pipeline(store);
            await pipeline.OpenAsync(Commits.Reference("c"), null, Cancelled);
            var writing = WriteAsync(pipeline, 60);
            await Task.WhenAll(readers.Select(reader => reader.ReadAsync(pipeline, 250, writing)));
            await writing;
        }

        await using var last = await Engine.OpenAsync();
        var expected = (await last.LogAsync("c")).Select(activity => activity.Id).ToArray();
        Assert.True(expected.Length > 240 * 2);
        foreach (var reader in readers)
        {
            await reader.FinishAsync(last);
            Assert.Equal(expected, reader.Seen);
        }
    }

    private static async Task WriteAsync(TurnPipeline pipeline, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            await Task.Yield();
            await pipeline.ReceiveAsync("c", Activity.Message("not sure"), null, Cancelled);
        }
    }

    /// <summary>Reads pages of any length; after a restart it goes on with the watermark that it has.</summary>
    private sealed class Reader(int seed)
    {
        private readonly Random _random = new(seed);
        private long _watermark;

        public List<string?> Seen { get; } = [];

        /// <summary>Reads so many times; half of the reads wait for the writing, so that there is something to see.</summary>
        public async Task ReadAsync(TurnPipeline pipeline, int times, Task writing)
        {
            for (var time = 0; time < times; time++)
            {
                await Task.Yield();
                if (time == times / 2)
                {
                    await writing;
                }

                Take(await pipeline.ReadAsync("c", _watermark, _random.Next(1, 8), Cancelled));
            }
        }

        public async Task FinishAsync(IConversationStore store)
        {
            LogPage page;
            do
            {
                page = await store.ReadAsync("c", _watermark, 50, Cancelled);
                Take(page);
            }
            while (page.HasMore);
        }

        private void Take(LogPage page)
        {
            Assert.True(page.Watermark >= _watermark);
            _watermark = page.Watermark;
            Seen.AddRange(page.Activities.Select(activity => activity.Id));
        }
    }
}
