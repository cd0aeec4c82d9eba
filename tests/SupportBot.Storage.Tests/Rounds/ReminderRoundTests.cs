using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Storage.Tests.Rounds;

public sealed class ReminderRoundTests : RoundTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private ReminderRound Round => RoundOf(Support);

    [Fact]
    public async Task A_promise_is_kept_when_its_time_has_come_and_only_then()
    {
        await PromiseAsync("c", Hour);
        var before = await CountReadAsync("c");

        Assert.Equal(0, await RunAsync(Round));
        Assert.Equal(before, await CountReadAsync("c"));

        Clock.Advance(Hour);
        Assert.Equal(1, await RunAsync(Round));
        var after = await CountReadAsync("c");
        Assert.True(after > before);

        Assert.Equal(0, await RunAsync(Round));
        Assert.Equal((after, 0), (await CountReadAsync("c"), await RowsAsync()));
    }

    [Fact]
    public async Task A_promise_outlives_a_restart_and_is_kept_once()
    {
        await PromiseAsync("c", Hour);
        await RestartAsync();
        Clock.Advance(Hour);
        Assert.Equal(1, await RunAsync(Round));
        var kept = await CountReadAsync("c");
        await RestartAsync();

        Assert.Equal(0, await RunAsync(Round));
        Assert.Equal((kept, 0), (await CountReadAsync("c"), await RowsAsync()));
    }

    [Fact]
    public async Task Two_processes_that_go_round_at_the_same_time_keep_each_promise_once()
    {
        const int Promises = 40;
        var ids = Enumerable.Range(0, Promises).Select(number => $"c{number}").ToArray();
        foreach (var id in ids)
        {
            await PromiseAsync(id, Hour);
        }

        Clock.Advance(Hour);
        await using var other = await Engine.OpenAllAsync();
        var done = await Task.WhenAll(RunAsync(Round), RunAsync(RoundOf(other)), RunAsync(Round));

        Assert.Equal((Promises, 0), (done.Sum(), await RowsAsync()));
        foreach (var id in ids)
        {
            Assert.Single(await LogAsync(id), said => said.Name == "handoff.status");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Promises} promises, 3 rounds at once: kept {string.Join(" + ", done)}, each once.");
    }

    [Fact]
    public async Task A_row_that_a_crash_left_behind_is_dropped_without_a_word()
    {
        var promise = await PromiseAsync("c", Hour);
        Clock.Advance(Hour);
        await RunAsync(Round);
        var kept = await CountReadAsync("c");
        await Engine.ExecuteAsync($"INSERT INTO reminders (conversation_id, kind, due_at, due_ticks) VALUES ('c', '{promise.Kind}', {promise.Due.ToUnixTimeMilliseconds()}, {promise.Due.UtcTicks % TimeSpan.TicksPerMillisecond})");

        Assert.Equal(0, await RunAsync(Round));
        Assert.Equal((kept, 0), (await CountReadAsync("c"), await RowsAsync()));
    }

    [Fact]
    public async Task A_clock_that_jumps_an_hour_to_and_fro_keeps_a_promise_once()
    {
        await PromiseAsync("c", Hour);
        JumpBy(Hour + Hour);
        Assert.Equal(1, await RunAsync(Round));
        var kept = await CountReadAsync("c");

        JumpBy(-Hour - Hour);
        Assert.Equal(0, await RunAsync(Round));
        Clock.Advance(Hour + Hour);
        Assert.Equal(0, await RunAsync(Round));
        Assert.Equal(kept, await CountReadAsync("c"));
    }

    [Fact]
    public async Task A_clock_that_goes_back_between_list_and_turn_loses_nothing()
    {
        await PromiseAsync("c", Hour);
        Clock.Advance(Hour);
        var moving = new Listing(Support.Reminders, () => JumpBy(-Hour));

        Assert.Equal(0, await RunAsync(new ReminderRound(Pipeline, moving, Clock)));
        Assert.Equal((0, 1), (moving.Dropped.Count, await RowsAsync()));

        JumpBy(Hour);
        Assert.Equal(1, await RunAsync(Round));
    }

    [Fact]
    public async Task A_promise_to_a_conversation_that_is_gone_or_over_is_dropped()
    {
        await OpenAsync("over");
        await Pipeline.ReceiveAsync("over", Activity.EndOfConversation(), null, Cancelled);
        var reminder = new PendingReminder(PendingReminder.Review, Clock.GetUtcNow());
        var listing = new Listing(Support.Reminders, () => { }, new DueReminder("gone", reminder), new DueReminder("over", reminder));

        Assert.Equal(0, await RunAsync(new ReminderRound(Pipeline, listing, Clock)));
        Assert.Equal(["gone", "over"], listing.Dropped.Select(due => due.ConversationId));
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_read_is_no_reason_to_forget_the_others()
    {
        await PromiseAsync("broken", Hour - TimeSpan.FromMinutes(1));
        await PromiseAsync("c", Hour);
        await Engine.ExecuteAsync("UPDATE conversations SET state = '{\"locale\":7}' WHERE id = 'broken'");
        Clock.Advance(Hour);

        var report = await Round.RunAsync(Cancelled);

        Assert.Equal((1, "broken"), (report.Done, Assert.Single(report.Faults).Subject));
        Assert.Equal(1, await RowsAsync());
    }

    private ReminderRound RoundOf(SupportStore store) => new(Engine.Pipeline(store.Conversations), store.Reminders, Clock);

    private static async Task<int> RunAsync(ReminderRound round)
    {
        var report = await round.RunAsync(Cancelled);
        Assert.Empty(report.Faults);
        return report.Done;
    }

    private Task<long> RowsAsync() => Engine.CountAsync("SELECT count(*) FROM reminders");

    /// <summary>A list behind which something happens before anybody acts on it.</summary>
    private sealed class Listing(IReminderStore store, Action behind, params DueReminder[] more) : IReminderStore
    {
        public List<DueReminder> Dropped { get; } = [];

        public async Task<IReadOnlyList<DueReminder>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
        {
            var due = await store.ListDueAsync(now, limit, cancellationToken);
            behind();
            return [.. due, .. more];
        }

        public Task DropReminderAsync(DueReminder reminder, CancellationToken cancellationToken)
        {
            Dropped.Add(reminder);
            return store.DropReminderAsync(reminder, cancellationToken);
        }
    }
}
