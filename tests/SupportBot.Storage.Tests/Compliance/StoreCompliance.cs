using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="IConversationStore"/>'s promises.</summary>
public abstract class StoreCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    [Fact]
    public async Task A_conversation_that_nobody_opened_is_not_found()
    {
        Assert.Null(await Store.FindAsync("gone", "key", Cancelled));
        Assert.Null(await Store.FindOpenAsync("directline", "gone", Cancelled));
        Assert.Equal((0, 7L, false), await ReadAsync("gone", 7, 10));
    }

    [Fact]
    public async Task What_wasStored_is_found()
    {
        var commit = await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("c", "alice"))));

        var found = await Store.GetAsync("c");

        Assert.Equal(Write(commit.Conversation), Write(found));
        Assert.Equal(JsonSerializer.Serialize(commit.Conversation.State.Previous, StateJsonContext.Default.ConversationState), JsonSerializer.Serialize(found.State.Previous, StateJsonContext.Default.ConversationState));
        Assert.Equal(["Welcome", "Question 1", "Answer 1"], (await Store.LogAsync("c")).Select(activity => activity.Text));
    }

    [Fact]
    public async Task What_wasStored_is_found_after_a_restart()
    {
        var commit = await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("c")), "key"));
        await RestartAsync();

        var found = await Store.GetAsync("c", "key");
        Assert.Equal(Write(commit.Conversation), Write(found with { Earlier = null }));
        Assert.Equal((2L, 2), (found.Earlier!.FirstSequence, found.Earlier.Length));
        Assert.Equal("hash", found.Earlier.ContentHash);
        Assert.Equal(3, (await Store.LogAsync("c")).Count);
    }

    [Fact]
    public async Task An_activity_isStored_letter_by_letter()
    {
        var data = JsonDocument.Parse("""{"clientActivityID":"x","nested":{"n":[1.50,null,"é😀\u0000"]}}""").RootElement;
        var said = Activity.Message("é 😀 'quoted' \\ \0 \u2028 証件 -- ; DROP TABLE activities") with { Id = "c|1", ChannelData = data };
        await Store.StoreAsync(Commits.First("c") with { Activities = [said] });

        Assert.Equal(Json(said), Json(Assert.Single(await Store.LogAsync("c"))));
    }

    [Fact]
    public async Task Of_two_turns_from_one_version_the_first_isStored_and_nothing_of_the_second()
    {
        var first = await Store.StoreAsync(Commits.First("c"));
        await Store.StoreAsync(Commits.After(first, "one"));

        Assert.Equal(CommitResult.Superseded, await Store.CommitAsync(Commits.After(first, "two"), Cancelled));

        Assert.Equal(2, (await Store.GetAsync("c", "two")).Version);
        Assert.Null((await Store.GetAsync("c", "two")).Earlier);
        Assert.Equal(3, (await Store.LogAsync("c")).Count);
        Assert.Equal(1, await Engine.CountAsync("SELECT count(*) FROM reminders"));
    }

    [Fact]
    public async Task A_turn_of_a_conversation_that_is_gone_is_notStored()
    {
        Assert.Equal(CommitResult.Superseded, await Store.CommitAsync(Commits.After(Commits.First("gone")), Cancelled));
        Assert.Empty(await Store.LogAsync("gone"));
    }

    [Fact]
    public async Task A_key_is_good_for_one_turn_even_if_nobody_looked_it_up()
    {
        var second = await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("c")), "key"));

        Assert.Equal(CommitResult.Superseded, await Store.CommitAsync(Commits.After(second, "key"), Cancelled));

        Assert.Equal(2, (await Store.GetAsync("c")).Version);
        await Store.StoreAsync(Commits.After(second, "another key"));
    }

    [Fact]
    public async Task A_key_belongs_to_its_conversation()
    {
        await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("a")), "key"));
        await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("b")), "key"));

        Assert.NotNull((await Store.GetAsync("a", "key")).Earlier);
        Assert.Null((await Store.GetAsync("a", "KEY")).Earlier);
        Assert.Null((await Store.GetAsync("a")).Earlier);
    }

    [Fact]
    public async Task A_conversation_is_opened_once()
    {
        await Store.StoreAsync(Commits.First("c"));

        Assert.Equal(CommitResult.Superseded, await Store.CommitAsync(Commits.First("c"), Cancelled));
        Assert.Single(await Store.LogAsync("c"));
    }

    [Fact]
    public async Task An_account_has_one_open_conversation_in_a_channel()
    {
        var first = await Store.StoreAsync(Commits.First("a", "alice"));

        Assert.Equal(CommitResult.Superseded, await Store.CommitAsync(Commits.First("b", "alice"), Cancelled));
        Assert.Equal("a", await Store.FindOpenAsync("directline", "alice", Cancelled));
        Assert.Null(await Store.FindOpenAsync("msteams", "alice", Cancelled));
        await Store.StoreAsync(Commits.First("c", "bob"));

        var end = Commits.After(first);
        await Store.StoreAsync(end with { Conversation = end.Conversation with { IsEnded = true } });
        Assert.Null(await Store.FindOpenAsync("directline", "alice", Cancelled));
        await Store.StoreAsync(Commits.First("b", "alice"));
        Assert.True((await Store.GetAsync("a")).IsEnded);
    }

    [Fact]
    public async Task Visitors_without_an_account_are_not_mixed_up()
    {
        await Store.StoreAsync(Commits.First("a"));
        await Store.StoreAsync(Commits.First("b"));

        Assert.Null((await Store.GetAsync("a")).Account);
    }

    [Fact]
    public async Task The_log_is_read_page_by_page()
    {
        var turn = await Store.StoreAsync(Commits.First("c"));
        for (var turns = 0; turns < 3; turns++)
        {
            turn = await Store.StoreAsync(Commits.After(turn));
        }

        Assert.Equal((3, 3L, true), await ReadAsync("c", 0, 3));
        Assert.Equal((3, 6L, true), await ReadAsync("c", 3, 3));
        Assert.Equal((1, 7L, false), await ReadAsync("c", 6, 3));
        Assert.Equal((0, 7L, false), await ReadAsync("c", 7, 3));
        Assert.Equal((7, 7L, false), await ReadAsync("c", -5, 7));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ReadAsync("c", 0, 0, Cancelled));
    }

    [Fact]
    public async Task A_turn_without_activities_is_a_turn()
    {
        var first = await Store.StoreAsync(Commits.First("c"));
        await Store.StoreAsync(Commits.After(first) with { Conversation = first.Conversation with { Version = 2 }, Activities = [] });

        Assert.Equal(2, (await Store.GetAsync("c")).Version);
        Assert.Single(await Store.LogAsync("c"));
    }

    [Fact]
    public async Task As_many_earlier_states_are_kept_as_back_may_ask_for()
    {
        var conversation = (await Store.StoreAsync(Commits.First("c"))).Conversation;
        for (var turns = 0; turns < 40; turns++)
        {
            conversation = (await Store.StoreAsync(Commits.After(conversation))).Conversation;
        }

        for (var steps = 1; steps <= ConversationState.HistoryLength; steps++)
        {
            var before = (await Store.GetAsync("c")).State.Previous!;
            Assert.Equal((40 - steps, 40 - steps), (before.Depth, before.Case.Rejections));
            conversation = conversation with { State = before, Version = conversation.Version + 1 };
            await Store.StoreAsync(new TurnCommit { Conversation = conversation, Activities = [] });
        }

        Assert.Null((await Store.GetAsync("c")).State.Previous);
        Assert.Equal(ConversationState.HistoryLength, await Engine.CountAsync("SELECT count(*) FROM earlier_states"));
    }

    [Fact]
    public async Task The_effects_of_a_turn_are_rows()
    {
        var second = await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("c"))));
        await Store.StoreAsync(Commits.After(second));
        await Store.StoreAsync(Commits.After(await Store.StoreAsync(Commits.First("other"))));

        Assert.Equal(2, await Engine.CountAsync("SELECT count(*) FROM reminders"));
        Assert.Equal(7_200_000, await Engine.CountAsync("SELECT due_at FROM reminders WHERE conversation_id = 'c' AND kind = 'review'"));
        Assert.Equal(1, await Engine.CountAsync("SELECT count(*) FROM handoff_cases WHERE conversation_id = 'c' AND status = 'waiting'"));
        Assert.Equal(JsonSerializer.Serialize(new CaseState { Rejections = 1 }, StateJsonContext.Default.CaseState), await Engine.ExecuteAsync("SELECT facts FROM handoff_cases WHERE conversation_id = 'c'"));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_told_and_left_as_it_is()
    {
        await Store.StoreAsync(Commits.First("c"));
        await Engine.ExecuteAsync("""UPDATE conversations SET state = '{"owner":"secret words"}' WHERE id = 'c'""");

        var failure = await Assert.ThrowsAsync<StoredStateException>(() => Store.FindAsync("c", null, Cancelled));

        Assert.StartsWith("The state of conversation 'c' cannot be read: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("""{"owner":"secret words"}""", await Engine.ExecuteAsync("SELECT state FROM conversations"));
        Assert.Single(await Store.LogAsync("c"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"locale":"en","stack":7}""")]
    public async Task NoStored_state_breaks_theStore(string state)
    {
        await Store.StoreAsync(Commits.First("c"));
        await Engine.ExecuteAsync($"UPDATE conversations SET state = '{state}' WHERE id = 'c'");

        await Assert.ThrowsAsync<StoredStateException>(() => Store.FindAsync("c", null, Cancelled));
        await Store.StoreAsync(Commits.First("d"));
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Commits.First("c"), source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.FindAsync("c", null, source.Token));
        await Store.StoreAsync(Commits.First("d"));
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_refuses_the_rest()
    {
        var waiting = Enumerable.Range(0, 100).Select(at => Store.CommitAsync(Commits.First($"c{at}"), Cancelled)).ToArray();
        await Store.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(CommitResult.Committed, result));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CommitAsync(Commits.First("late"), Cancelled));
        Assert.Equal(100, await Engine.CountAsync("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task A_probe_writes()
    {
        await Store.ProbeAsync(Cancelled);

        Assert.Equal(1, await Engine.CountAsync("SELECT times FROM probe"));
    }

    private async Task<(int Count, long Watermark, bool HasMore)> ReadAsync(string id, long after, int limit)
    {
        var page = await Store.ReadAsync(id, after, limit, Cancelled);
        return (page.Activities.Count, page.Watermark, page.HasMore);
    }

    /// <summary>All that a store keeps of a conversation, as text; records of lists compare by reference.</summary>
    private static string Write(StoredConversation conversation) => string.Join('\n',
        JsonSerializer.Serialize(conversation.Reference, SchemaJsonContext.Default.ConversationReference),
        JsonSerializer.Serialize(conversation.State, StateJsonContext.Default.ConversationState),
        (conversation.Account, conversation.Version, conversation.LastSequence, conversation.LastTimestamp, conversation.IsEnded, conversation.Earlier));

    private static string Json(Activity activity) => JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity);
}
