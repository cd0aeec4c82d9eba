using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="IOutboxStore"/>'s and <see cref="IReminderStore"/>'s promises.</summary>
public abstract class DeliveryCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private IOutboxStore Outbox => Support.Outbox;

    [Fact]
    public async Task What_a_turn_sends_out_waits_in_the_outbox()
    {
        var turn = await SendAsync("c", minute: 5);
        await RestartAsync();

        var item = Assert.Single(await DueAsync(5));

        Assert.Equal((2L, "Question 1", 0, Commits.At(5), Commits.At(5), null, false), (item.Sequence, item.Activity.Text, item.Attempts, item.CreatedAt, item.DueAt, item.Problem, item.IsDead));
        Assert.Equal((turn.Conversation.Id, "directline", "dl_customer"), (item.Reference.Conversation.Id, item.Reference.ChannelId, item.Reference.User!.Id));
        Assert.Empty(await DueAsync(4.9));
    }

    [Fact]
    public async Task A_turn_that_was_superseded_sends_nothing()
    {
        var first = await Store.StoreAsync(Commits.First("c"));
        await Store.StoreAsync(Commits.After(first, "one"));

        Assert.Equal(CommitResult.Superseded, await Store.CommitAsync(Commits.After(first, "two") with { Outbound = [2, 3] }, Cancelled));

        Assert.Equal(0, await Engine.CountAsync("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public async Task A_conversation_is_sent_in_order_one_at_a_time()
    {
        var turn = await SendAsync("c");
        await SendAsync("d");
        await Store.StoreAsync(Commits.After(turn) with { Outbound = [4, 5] });
        var sent = new List<long>();

        while (await DueAsync(1) is { Count: > 0 } due)
        {
            Assert.Equal(due.Count, due.Select(item => item.Reference.Conversation.Id).Distinct().Count());
            foreach (var item in due)
            {
                sent.AddRange(item.Reference.Conversation.Id == "c" ? [item.Sequence] : Array.Empty<long>());
                await Outbox.CompleteAsync(item.Id, null, Cancelled);
            }
        }

        Assert.Equal([2, 3, 4, 5], sent);
        Assert.Equal(0, await Engine.CountAsync("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public async Task What_is_put_off_holds_up_its_own_conversation_only()
    {
        await SendAsync("c");
        await SendAsync("d");
        var first = (await DueAsync(1))[0];

        await Outbox.PostponeAsync(first.Id, Commits.At(10), "429 Too Many Requests", Cancelled);

        Assert.Equal(["d"], (await DueAsync(1)).Select(item => item.Reference.Conversation.Id));
        var again = (await DueAsync(10)).Single(item => item.Id == first.Id);
        Assert.Equal((1, "429 Too Many Requests", Commits.At(10)), (again.Attempts, again.Problem, again.DueAt));
        Assert.Equal(2, (await DueAsync(10)).Count);
        Assert.Single(await Outbox.ListDueAsync(Commits.At(10), 1, Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Outbox.ListDueAsync(Commits.At(10), 0, Cancelled));
    }

    [Fact]
    public async Task What_is_given_up_lets_the_rest_go_on_and_can_be_tried_again()
    {
        await SendAsync("c");
        var first = (await DueAsync(1))[0];
        await Outbox.PostponeAsync(first.Id, Commits.At(1), "502", Cancelled);

        await Outbox.BuryAsync(first.Id, "403 Forbidden", Cancelled);
        await RestartAsync();

        Assert.Equal([3L], (await DueAsync(1)).Select(item => item.Sequence));
        var dead = Assert.Single(await Outbox.ListDeadAsync(10, Cancelled));
        Assert.Equal((first.Id, true, 2, "403 Forbidden"), (dead.Id, dead.IsDead, dead.Attempts, dead.Problem));

        Assert.True(await Outbox.ReviveAsync(first.Id, Commits.At(7), null, Cancelled));
        Assert.False(await Outbox.ReviveAsync(first.Id, Commits.At(8), null, Cancelled));
        Assert.False(await Outbox.ReviveAsync(4711, Commits.At(8), null, Cancelled));
        Assert.Empty(await Outbox.ListDeadAsync(10, Cancelled));
        Assert.Empty(await DueAsync(6));
        Assert.Equal([2L], (await DueAsync(7)).Select(item => item.Sequence));
    }

    [Fact]
    public async Task Dead_letters_are_listed_newest_first()
    {
        foreach (var id in new[] { "a", "b", "c" })
        {
            await SendAsync(id);
        }

        foreach (var item in await DueAsync(1))
        {
            await Outbox.BuryAsync(item.Id, "403", Cancelled);
        }

        Assert.Equal(["c", "b"], (await Outbox.ListDeadAsync(2, Cancelled)).Select(item => item.Reference.Conversation.Id));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Outbox.ListDeadAsync(0, Cancelled));
    }

    [Fact]
    public async Task A_conversation_that_is_gone_is_given_up_with_its_reminders()
    {
        await SendAsync("c");
        await SendAsync("d");

        await Outbox.CloseAsync("c", "404 The conversation is gone", Cancelled);

        Assert.Equal(["d"], (await DueAsync(1)).Select(item => item.Reference.Conversation.Id));
        Assert.Equal([(3L, "404 The conversation is gone"), (2L, "404 The conversation is gone")], (await Outbox.ListDeadAsync(10, Cancelled)).Select(item => (item.Sequence, item.Problem)));
        Assert.Equal(["d"], (await RemindersAsync(9999)).Select(due => due.ConversationId));
    }

    [Fact]
    public async Task The_id_that_a_channel_gave_is_found_by_the_place_in_the_log()
    {
        await SendAsync("c");
        var first = (await DueAsync(1))[0];

        await Outbox.CompleteAsync(first.Id, "1:teams-id", Cancelled);
        await Outbox.CompleteAsync(first.Id, "2:late", Cancelled);

        Assert.Equal("1:teams-id", await Outbox.FindChannelActivityIdAsync("c", 2, Cancelled));
        Assert.Null(await Outbox.FindChannelActivityIdAsync("c", 3, Cancelled));
        Assert.Null(await Outbox.FindChannelActivityIdAsync("d", 2, Cancelled));
    }

    [Fact]
    public async Task A_late_word_about_an_item_that_left_meets_no_other()
    {
        await SendAsync("c");
        foreach (var sequence in new[] { 2, 3 })
        {
            var item = Assert.Single(await DueAsync(1));
            Assert.Equal(sequence, item.Sequence);
            await Outbox.CompleteAsync(item.Id, null, Cancelled);
        }

        await SendAsync("d");
        for (var id = 1; id <= 2; id++)
        {
            await Outbox.CompleteAsync(id, "late", Cancelled);
            await Outbox.BuryAsync(id, "late", Cancelled);
            await Outbox.PostponeAsync(id, Commits.At(99), "late", Cancelled);
        }

        Assert.Equal([2L], (await DueAsync(1)).Select(item => item.Sequence));
        Assert.Empty(await Outbox.ListDeadAsync(10, Cancelled));
    }

    [Fact]
    public async Task Reminders_that_are_due_are_found_oldest_first_as_they_were_scheduled()
    {
        var exact = Commits.At(5).AddTicks(1_234_567);
        await Store.StoreAsync(Commits.First("c", new ScheduleReminder("review", exact), new ScheduleReminder("review-day", Commits.At(50))));
        await Store.StoreAsync(Commits.First("d", new ScheduleReminder("review", Commits.At(2))));
        await RestartAsync();

        Assert.Equal([new("d", new("review", Commits.At(2))), new("c", new("review", exact))], await RemindersAsync(6));
        Assert.Equal(["d"], (await Support.Reminders.ListDueAsync(Commits.At(99), 1, Cancelled)).Select(due => due.ConversationId));
        Assert.Empty(await RemindersAsync(1.9));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Support.Reminders.ListDueAsync(Commits.At(1), 0, Cancelled));
    }

    [Fact]
    public async Task A_turn_drops_one_reminder_or_all_and_so_does_the_store()
    {
        var review = new PendingReminder("review", Commits.At(5).AddTicks(7));
        var day = new PendingReminder("review-day", Commits.At(5).AddTicks(7));
        Effect[] both = [new ScheduleReminder(review.Kind, review.Due), new ScheduleReminder(day.Kind, day.Due)];
        var c = await Store.StoreAsync(Commits.First("c", both));
        await Store.StoreAsync(Commits.First("d", both));

        c = await Store.StoreAsync(Commits.After(c) with { Effects = [new DropReminder(review)] });
        Assert.Equal([("c", day), ("d", review), ("d", day)], (await RemindersAsync(9)).Select(due => (due.ConversationId, due.Reminder)));

        await Support.Reminders.DropReminderAsync(new("d", day), Cancelled);
        await Support.Reminders.DropReminderAsync(new("d", new("review", Commits.At(6))), Cancelled);
        Assert.Equal([("c", day), ("d", review)], (await RemindersAsync(9)).Select(due => (due.ConversationId, due.Reminder)));

        await Store.StoreAsync(Commits.After(c) with { Effects = [new CancelReminders()] });
        Assert.Equal(["d"], (await RemindersAsync(9)).Select(due => due.ConversationId));
    }

    [Fact]
    public async Task A_conversation_has_one_reminder_of_a_kind_and_the_last_word_about_it_counts()
    {
        var (early, late) = (new PendingReminder("review", Commits.At(1)), new PendingReminder("review", Commits.At(2)));
        (Effect[] Effects, PendingReminder[] Left)[] turns =
        [
            ([Schedule(early), new DropReminder(early), Schedule(late)], [late]),
            ([new DropReminder(late), Schedule(early)], [early]),
            ([Schedule(late), new DropReminder(early)], [late]),
            ([Schedule(early), new DropReminder(early)], []),
            ([Schedule(early), new CancelReminders()], []),
            ([new CancelReminders(), Schedule(late)], [late]),
            ([new DropReminder(early)], [late]),
            ([new DropReminder(late), new CancelReminders(), Schedule(early), new ScheduleReminder("review-day", Commits.At(3))], [early, new("review-day", Commits.At(3))]),
        ];
        var turn = await Store.StoreAsync(Commits.First("c"));
        foreach (var (effects, left) in turns)
        {
            turn = await Store.StoreAsync(Commits.After(turn) with { Effects = effects });
            Assert.Equal(left, (await RemindersAsync(9)).Select(due => due.Reminder));
        }

        static ScheduleReminder Schedule(PendingReminder reminder) => new(reminder.Kind, reminder.Due);
    }

    /// <summary>A conversation of which a turn sends two activities out, 2 and 3.</summary>
    private async Task<TurnCommit> SendAsync(string id, double minute = 0)
    {
        var next = Commits.After(await Store.StoreAsync(Commits.First(id)));
        return await Store.StoreAsync(next with { Conversation = next.Conversation with { LastTimestamp = Commits.At(minute) }, Outbound = [2, 3] });
    }

    private Task<IReadOnlyList<OutboxItem>> DueAsync(double minute) => Outbox.ListDueAsync(Commits.At(minute), 100, Cancelled);

    private Task<IReadOnlyList<DueReminder>> RemindersAsync(double minute) => Support.Reminders.ListDueAsync(Commits.At(minute), 100, Cancelled);
}
