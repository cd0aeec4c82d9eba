using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;
using SupportBot.Storage.Tests.Faults;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>A turn that breaks in the middle is absent or complete, wherever it breaks.</summary>
public abstract class CrashCompliance<TEngine> : EngineTests<TEngine>
    where TEngine : Engine, new()
{
    [Fact]
    public async Task A_crash_after_any_statement_leaves_the_turn_absent_or_complete()
    {
        var (broken, at) = (true, 0);
        for (; broken; at++)
        {
            var id = $"c{at}";
            broken = await CrashAsync(id, at);
            await using var store = await Engine.OpenAsync();
            var found = await store.GetAsync(id, "key");
            await CheckAsync(found, (await store.LogAsync(id)).Count);

            if (found.Earlier is null)
            {
                await store.StoreAsync(Commits.After(found, "key"));
                await CheckAsync(await store.GetAsync(id, "key"), (await store.LogAsync(id)).Count);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{at - 1} statements");
        Assert.Equal(9, at);
    }

    [Fact]
    public async Task A_customer_who_sends_again_after_a_crash_is_answered_once()
    {
        for (var at = 0; at < 10; at++)
        {
            var id = $"c{at}";
            await using var store = await Engine.OpenAsync();
            var pipeline = Engine.Pipeline(store);
            var opened = await pipeline.OpenAsync(Commits.Reference(id), null, Cancelled);
            Engine.Observer.BreakAfter(at);
            var failure = await Record.ExceptionAsync(() => pipeline.ReceiveAsync(id, Activity.Message("I want a human agent"), "key", Cancelled));
            Engine.Observer.Rest();

            var receipt = await pipeline.ReceiveAsync(id, Activity.Message("I want a human agent"), "key", Cancelled);

            Assert.Equal(at < 8, failure is Crash);
            Assert.Contains(receipt.Outcome, new[] { TurnOutcome.Committed, TurnOutcome.Repeated });
            Assert.Equal(2, (await store.GetAsync(id)).Version);
            Assert.Equal(opened.Replies.Count + 1 + receipt.Replies.Count, (await store.LogAsync(id)).Count);
            Assert.Equal(1, await Engine.CountAsync($"SELECT count(*) FROM handoff_cases WHERE conversation_id = '{id}'"));
        }
    }

    [Fact]
    public async Task A_crash_while_opening_opens_once()
    {
        for (var at = 0; at < 5; at++)
        {
            var id = $"c{at}";
            await using var store = await Engine.OpenAsync();
            var pipeline = Engine.Pipeline(store);
            Engine.Observer.BreakAfter(at);
            await Record.ExceptionAsync(() => pipeline.OpenAsync(Commits.Reference(id), "account" + id, Cancelled));
            Engine.Observer.Rest();

            var opened = await pipeline.OpenAsync(Commits.Reference(id), "account" + id, Cancelled);

            Assert.Equal(opened.Conversation.LastSequence, (await store.LogAsync(id)).Count);
            Assert.NotEmpty(await store.LogAsync(id));
        }
    }

    /// <returns>Whether the turn has a statement after which it could break.</returns>
    private async Task<bool> CrashAsync(string id, int after)
    {
        await using var store = await Engine.OpenAsync();
        var first = await store.StoreAsync(Commits.First(id));
        Engine.Observer.BreakAfter(after);
        var failure = await Record.ExceptionAsync(() => store.CommitAsync(Commits.After(first, "key"), Cancelled));
        Engine.Observer.Rest();
        Assert.True(failure is null or Crash);
        return failure is not null;
    }

    private async Task CheckAsync(StoredConversation found, int logged)
    {
        var isComplete = found.Earlier is not null;
        Assert.Equal(isComplete ? (2, 3, 3) : (1, 1, 1), (found.Version, found.LastSequence, logged));
        foreach (var table in new[] { "earlier_states", "reminders", "handoff_cases" })
        {
            Assert.Equal(isComplete ? 1 : 0, await Engine.CountAsync($"SELECT count(*) FROM {table} WHERE conversation_id = '{found.Id}'"));
        }
    }
}
