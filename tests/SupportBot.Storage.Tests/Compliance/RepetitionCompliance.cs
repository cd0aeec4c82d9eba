using System.Collections.Concurrent;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What clients send again, send at once, or send twice by mistake.</summary>
public abstract class RepetitionCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    [Fact]
    public async Task A_thousand_identical_posts_are_one_turn()
    {
        await OpenAsync("c");
        var receipts = new ConcurrentBag<TurnReceipt>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancelled }, async (_, _) =>
        {
            await Task.Yield();
            receipts.Add(await SayAsync("c", "my photo is blurry", "once"));
        });

        var committed = Assert.Single(receipts, receipt => receipt.Outcome == TurnOutcome.Committed);
        Assert.Equal(999, receipts.Count(receipt => receipt.Outcome == TurnOutcome.Repeated));
        Assert.All(receipts, receipt => Assert.Equal(Said(committed), Said(receipt)));
        Assert.Single(await Store.LogAsync("c"), activity => activity.From!.Id == "dl_customer");
        Assert.Equal((2, 1), ((await Store.GetAsync("c")).Version, (await Store.GetAsync("c")).State.Depth));
    }

    [Fact]
    public async Task The_same_key_with_another_text_is_a_conflict_and_changes_nothing()
    {
        await OpenAsync("c");
        await SayAsync("c", "my photo is blurry", "key");
        var before = await Store.GetAsync("c");

        var receipt = await SayAsync("c", "my photo is sharp", "key");

        Assert.Equal((TurnOutcome.Conflict, null), (receipt.Outcome, receipt.Inbound));
        Assert.Empty(receipt.Replies);
        Assert.Equal((before.Version, before.LastSequence), ((await Store.GetAsync("c")).Version, (await Store.GetAsync("c")).LastSequence));
        Assert.Equal(TurnOutcome.Conflict, (await Pipeline.ReceiveAsync("c", Activity.Event("my photo is blurry"), "key", Cancelled)).Outcome);
        Assert.Equal(TurnOutcome.Repeated, (await SayAsync("c", "my photo is blurry", "key")).Outcome);
    }

    [Fact]
    public async Task A_message_with_a_secret_can_be_sent_again()
    {
        await OpenAsync("c");
        var first = await SayAsync("c", "my verification code is 482913", "key");

        var again = await SayAsync("c", "my verification code is 482913", "key");

        Assert.Equal(TurnOutcome.Repeated, again.Outcome);
        Assert.Equal(Said(first), Said(again));
    }

    [Fact]
    public async Task A_key_is_remembered_over_a_restart_and_a_day()
    {
        await OpenAsync("c");
        var first = await SayAsync("c", "my photo is blurry", "key");
        await SayAsync("c", "done");
        Clock.Advance(TimeSpan.FromHours(24));
        await RestartAsync();

        var again = await SayAsync("c", "my photo is blurry", "key");

        Assert.Equal(TurnOutcome.Repeated, again.Outcome);
        Assert.Equal(Said(first), Said(again));
    }

    [Fact]
    public async Task Without_a_key_every_post_is_a_turn()
    {
        await OpenAsync("c");

        Assert.Equal(TurnOutcome.Committed, (await SayAsync("c", "hello", null)).Outcome);
        Assert.Equal(TurnOutcome.Committed, (await SayAsync("c", "hello", null)).Outcome);
        Assert.Equal(3, (await Store.GetAsync("c")).Version);
    }

    [Fact]
    public async Task No_update_is_lost_when_answers_are_double_clicked()
    {
        const int Conversations = 20, Rounds = 50;
        await Parallel.ForEachAsync(Enumerable.Range(0, Conversations), new ParallelOptions { MaxDegreeOfParallelism = Conversations, CancellationToken = Cancelled }, async (at, _) =>
        {
            await OpenAsync($"c{at}");
            for (var round = 0; round < Rounds; round++)
            {
                var clicks = await Task.WhenAll(Click($"c{at}", $"{round}a"), Click($"c{at}", $"{round}b"));
                Assert.All(clicks, click => Assert.Equal(TurnOutcome.Committed, click.Outcome));
            }
        });

        for (var at = 0; at < Conversations; at++)
        {
            var (conversation, log) = (await Store.GetAsync($"c{at}"), await Store.LogAsync($"c{at}"));
            Assert.Equal((2 * Rounds, (2 * Rounds) + 1), (conversation.State.Depth, conversation.Version));
            Assert.Equal(2 * Rounds, log.Count(activity => activity.From!.Id == "dl_customer"));
            Transcript.Check(log);
        }
    }

    [Fact]
    public async Task Too_many_posts_at_once_are_told_and_not_lost()
    {
        await OpenAsync("c");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Click("c", $"{at}")));

        var committed = receipts.Count(receipt => receipt.Outcome == TurnOutcome.Committed);
        Assert.Equal(40 - committed, receipts.Count(receipt => receipt.Outcome == TurnOutcome.Busy));
        Assert.True(committed > 0);
        Assert.Equal(committed, (await Store.GetAsync("c")).State.Depth);
        for (var at = 0; at < 40; at++)
        {
            Assert.Contains((await SayAsync("c", "not sure", $"{at}")).Outcome, new[] { TurnOutcome.Committed, TurnOutcome.Repeated });
        }

        Assert.Equal(40, (await Store.GetAsync("c")).State.Depth);
    }

    [Fact]
    public async Task A_hundred_starts_of_one_account_are_one_conversation()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 100).Select(async at =>
        {
            await Task.Yield();
            return await OpenAsync($"c{at}", "alice");
        }));

        var first = Assert.Single(opened, one => one.IsNew);
        Assert.All(opened, one => Assert.Equal(first.Conversation.Id, one.Conversation.Id));
        Assert.Equal(1, await Engine.CountAsync("SELECT count(*) FROM conversations"));
        Assert.Equal(first.Replies.Count, await Engine.CountAsync("SELECT count(*) FROM activities"));
    }

    [Fact]
    public async Task A_hundred_starts_of_one_conversation_greet_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            await Task.Yield();
            return await OpenAsync("c");
        }));

        var first = Assert.Single(opened, one => one.IsNew);
        Assert.Equal(first.Replies.Count, (await Store.LogAsync("c")).Count);
    }

    private async Task<TurnReceipt> Click(string id, string key)
    {
        await Task.Yield();
        return await SayAsync(id, "not sure", key);
    }

    private static string Said(TurnReceipt receipt) =>
        string.Join('\n', receipt.Replies.Prepend(receipt.Inbound!).Select(activity => $"{activity.Id} {activity.Timestamp} {activity.Text}").Append($"{receipt.Watermark}"));
}
