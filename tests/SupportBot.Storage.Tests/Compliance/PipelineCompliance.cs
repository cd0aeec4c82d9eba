using System.Text.Json;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What the turn pipeline makes of a store: the way of an activity from the channel to the log.</summary>
public abstract class PipelineCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    [Fact]
    public async Task A_conversation_begins_with_the_greeting_and_nothing_else()
    {
        var opened = await OpenAsync("c");

        Assert.True(opened.IsNew);
        var log = await Store.LogAsync("c");
        Assert.Equal(Json(opened.Replies), Json(log));
        Assert.All(log, activity => Assert.Equal((ActivityTypes.Message, "supportbot", "dl_customer", null), (activity.Type, activity.From!.Id, activity.Recipient!.Id, activity.ReplyToId)));
        Assert.Equal(log.Count, opened.Conversation.LastSequence);
    }

    [Fact]
    public async Task A_conversation_is_greeted_once()
    {
        var first = await OpenAsync("c");
        await SayAsync("c", "blurry photo");

        var second = await OpenAsync("c");

        Assert.False(second.IsNew);
        Assert.Empty(second.Replies);
        Assert.Equal(2, second.Conversation.Version);
        Assert.True(second.Conversation.LastSequence > first.Conversation.LastSequence);
    }

    [Fact]
    public async Task A_conversation_is_greeted_in_its_language()
    {
        var opened = await Pipeline.OpenAsync(Commits.Reference("c") with { Locale = "zh-CN" }, null, Cancelled);

        Assert.Equal("zh-Hans", opened.Conversation.State.Locale);
        Assert.All(opened.Replies, reply => Assert.Equal("zh-Hans", reply.Locale));
    }

    [Fact]
    public async Task The_echo_stands_before_the_answer_and_the_answer_refers_to_it()
    {
        await OpenAsync("c");
        var data = JsonDocument.Parse("""{"clientActivityID":"abc","n":1.0}""").RootElement;

        var receipt = await Pipeline.ReceiveAsync("c", Activity.Message("my photo is blurry") with { ChannelData = data, ServiceUrl = "https://attacker.example" }, "abc", Cancelled);

        Assert.Equal(TurnOutcome.Committed, receipt.Outcome);
        var log = (await Store.LogAsync("c")).TakeLast(receipt.Replies.Count + 1).ToArray();
        Assert.Equal(Json([receipt.Inbound!, .. receipt.Replies]), Json(log));
        Assert.Equal(data.GetRawText(), log[0].ChannelData!.Value.GetRawText());
        Assert.Equal(("directline", null, "dl_customer", "supportbot"), (log[0].ChannelId, log[0].ServiceUrl, log[0].From!.Id, log[0].Recipient!.Id));
        Assert.All(log[1..], reply => Assert.Equal((log[0].Id, "supportbot", "c"), (reply.ReplyToId, reply.From!.Id, reply.Conversation!.Id)));
    }

    [Fact]
    public async Task The_id_of_an_activity_is_its_place_in_the_log()
    {
        await OpenAsync("c");
        var receipt = await SayAsync("c", "my photo is blurry");

        var log = await Store.LogAsync("c");
        Assert.Equal(Enumerable.Range(1, log.Count).Select(at => $"c|{at:D7}"), log.Select(activity => activity.Id));
        Assert.Equal(log.Count, receipt.Watermark);
    }

    [Fact]
    public async Task Secrets_reach_neither_log_nor_state()
    {
        await OpenAsync("c");
        await SayAsync("c", "my seed phrase is: legal winner thank year wave sausage worth useful legal winner thank yellow");
        await SayAsync("c", "ID 11010519491231002X was rejected because of glare");

        var kept = Json(await Store.LogAsync("c")) + await Engine.ExecuteAsync("SELECT group_concat(state) FROM conversations")
            + await Engine.ExecuteAsync("SELECT group_concat(state) FROM earlier_states");

        Assert.DoesNotContain("sausage", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("11010519491231002X", kept, StringComparison.Ordinal);
        Assert.Contains("glare", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_hash_tells_a_secret_that_the_log_does_not()
    {
        await OpenAsync("c");
        await SayAsync("c", "my verification code is 482913", "secret");
        await SayAsync("c", "glare", "harmless");

        Assert.Null((await Store.GetAsync("c", "secret")).Earlier!.ContentHash);
        Assert.NotNull((await Store.GetAsync("c", "harmless")).Earlier!.ContentHash);
    }

    [Fact]
    public async Task The_conversation_goes_on_where_it_was_after_a_restart()
    {
        await OpenAsync("c");
        await SayAsync("c", "my photo is blurry");
        var before = await Store.GetAsync("c");
        await RestartAsync();

        var receipt = await SayAsync("c", "back");

        Assert.Equal(0, (await Store.GetAsync("c")).State.Depth);
        Assert.NotEmpty(receipt.Replies);
        Assert.Equal(before.Version + 1, (await Store.GetAsync("c")).Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Timestamps_rise_however_the_clock_goes(int seconds)
    {
        await OpenAsync("c");
        Clock.AutoAdvanceAmount = TimeSpan.Zero;
        for (var turns = 0; turns < 5; turns++)
        {
            await SayAsync("c", "not sure");
            Clock.AdjustTime(Clock.GetUtcNow().AddSeconds(seconds).AddTicks(3));
        }

        var times = (await Store.LogAsync("c")).Select(activity => activity.Timestamp!.Value.Text).ToArray();
        Assert.All(times, time => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", time));
        Assert.Equal(times.Distinct().Order(StringComparer.Ordinal), times);
    }

    [Fact]
    public async Task While_an_agent_answers_the_bot_is_silent_and_the_message_is_kept()
    {
        await OpenAsync("c");
        var before = await Store.GetAsync("c");
        await Store.StoreAsync(new TurnCommit
        {
            Conversation = before with { Version = before.Version + 1, State = before.State with { Owner = ConversationOwner.Agent } },
            Activities = [],
        });

        var receipt = await SayAsync("c", "is anybody there");

        Assert.Equal(TurnOutcome.Committed, receipt.Outcome);
        Assert.Empty(receipt.Replies);
        Assert.Equal("is anybody there", (await Store.LogAsync("c"))[^1].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_huge_message_is_cut_between_characters(string before)
    {
        await OpenAsync("c");

        var receipt = await SayAsync("c", before + string.Concat(Enumerable.Repeat("😀", 20_000)));

        Assert.Equal(TurnOutcome.Committed, receipt.Outcome);
        Assert.EndsWith("😀", (await Store.LogAsync("c")).Single(activity => activity.From!.Role == "user").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rating_is_kept_and_not_answered()
    {
        await OpenAsync("c");
        var rating = Activity.Event("rating", JsonDocument.Parse("""{"score":4,"comment":"clear"}""").RootElement);

        var receipt = await Pipeline.ReceiveAsync("c", rating, "r", Cancelled);

        Assert.Empty(receipt.Replies);
        var kept = (await Store.LogAsync("c"))[^1];
        Assert.Equal(("rating", """{"score":4,"comment":"clear"}"""), (kept.Name, kept.Value!.Value.GetRawText()));
    }

    [Fact]
    public async Task A_secret_in_a_comment_is_removed_like_one_in_a_message()
    {
        await OpenAsync("c");
        var rating = Activity.Event("rating", JsonDocument.Parse("""{"score":1,"comment":"I told you: ID 11010519491231002X","more":[{"x":null}]}""").RootElement);

        await Pipeline.ReceiveAsync("c", rating with { Attachments = [new() { ContentType = "image/png" }] }, "r", Cancelled);
        await Pipeline.ReceiveAsync("c", Activity.Message("glare") with { Value = rating.Value, Summary = "ID 11010519491231002X" }, "m", Cancelled);

        var kept = (await Store.LogAsync("c")).Where(activity => activity.From!.Role == "user").ToArray();
        Assert.Equal(2, kept.Length);
        Assert.DoesNotContain("11010519491231002X", Json(kept), StringComparison.Ordinal);
        Assert.All(kept, activity => Assert.Equal((1, 1), (activity.Value!.Value.GetProperty("score").GetInt32(), activity.Value.Value.GetProperty("more").GetArrayLength())));
        Assert.All(kept, activity => Assert.StartsWith("I told you: ID ", activity.Value!.Value.GetProperty("comment").GetString(), StringComparison.Ordinal));
        Assert.Null(kept[0].Attachments);
    }

    [Fact]
    public async Task A_request_for_a_person_opens_a_case()
    {
        await OpenAsync("c");
        await SayAsync("c", "I want to talk to a human agent");

        Assert.Equal(1, await Engine.CountAsync("SELECT count(*) FROM handoff_cases WHERE conversation_id = 'c'"));
        Assert.Equal("queue", await Engine.ExecuteAsync("SELECT owner FROM conversations"));
    }

    [Fact]
    public async Task An_ended_conversation_takes_nothing_more_and_stays_readable()
    {
        await OpenAsync("c");
        Assert.Equal(TurnOutcome.Committed, (await Pipeline.ReceiveAsync("c", Activity.EndOfConversation(), "end", Cancelled)).Outcome);

        var late = await SayAsync("c", "hello");

        Assert.Equal((TurnOutcome.Ended, null, 0L), (late.Outcome, late.Inbound, late.Watermark));
        Assert.Equal(TurnOutcome.Repeated, (await Pipeline.ReceiveAsync("c", Activity.EndOfConversation(), "end", Cancelled)).Outcome);
        Assert.Equal(ActivityTypes.EndOfConversation, (await Store.LogAsync("c"))[^1].Type);
        Assert.True((await OpenAsync("c")).Conversation.IsEnded);
    }

    [Fact]
    public async Task A_message_to_nowhere_is_told()
    {
        var receipt = await SayAsync("gone", "hello");

        Assert.Equal(TurnOutcome.UnknownConversation, receipt.Outcome);
        Assert.Empty(await Store.LogAsync("gone"));
        Assert.Null(await Pipeline.FindAsync("gone", Cancelled));
    }

    [Fact]
    public async Task An_account_continues_on_another_device()
    {
        await OpenAsync("phone", "alice");
        await SayAsync("phone", "my photo is blurry");

        var desktop = await OpenAsync("desktop", "alice");

        Assert.Equal(("phone", false, 2L), (desktop.Conversation.Id, desktop.IsNew, desktop.Conversation.Version));
        Assert.Equal("phone", await Pipeline.FindOpenAsync("directline", "alice", Cancelled));
        Assert.Null(await Pipeline.FindAsync("desktop", Cancelled));
    }

    [Fact]
    public async Task An_account_begins_anew_after_the_end()
    {
        await OpenAsync("a", "alice");
        await Pipeline.ReceiveAsync("a", Activity.EndOfConversation(), null, Cancelled);

        Assert.True((await OpenAsync("b", "alice")).IsNew);
    }

    [Theory]
    [InlineData(null, "alice")]
    [InlineData("alice", null)]
    [InlineData("alice", "bob")]
    public async Task A_conversation_does_not_change_hands(string? owner, string? other)
    {
        await OpenAsync("c", owner);

        await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync("c", other));
        Assert.Equal(owner, (await Store.GetAsync("c")).Account);
    }

    [Fact]
    public async Task Who_listens_is_woken_after_every_commit_until_it_stops()
    {
        var seen = new List<long>();
        void Look() => seen.Add(Engine.CountAsync("SELECT last_sequence FROM conversations WHERE id = 'c'").GetAwaiter().GetResult());
        using (Pipeline.Listen("other", () => seen.Add(-1)))
        using (Pipeline.Listen("c", Look))
        {
            var opened = await OpenAsync("c");
            var said = await SayAsync("c", "glare", "key");
            Assert.Equal([opened.Conversation.LastSequence, said.Watermark], seen);

            await SayAsync("c", "glare", "key");
            Assert.Equal(2, seen.Count);
        }

        await SayAsync("c", "done");
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task Several_listen_and_stop_each_for_itself()
    {
        var (one, two) = (0, 0);
        await OpenAsync("c");
        var first = Pipeline.Listen("c", () => one++);
        using var second = Pipeline.Listen("c", () => two++);
        await SayAsync("c", "glare");
        first.Dispose();
        first.Dispose();
        await SayAsync("c", "done");

        Assert.Equal((1, 2), (one, two));
    }

    [Fact]
    public async Task A_turn_costs_seven_statements_at_most()
    {
        await OpenAsync("c");
        var (statements, most) = (0, 0);
        Engine.Observer.Executed = sql => statements += IsTheTurnsOwn(sql);
        foreach (var text in new[] { "glare", "I want a human agent", "I submitted it", "approved", "rejected again", "back", "this is the third time", "hello" })
        {
            statements = 0;
            Assert.Equal(TurnOutcome.Committed, (await SayAsync("c", text, text)).Outcome);
            most = Math.Max(most, statements);
            TestContext.Current.TestOutputHelper!.WriteLine($"{text}: {statements} statements");
        }

        Assert.InRange(most, 3, 7);
    }

    /// <summary>Where a channel has to be sent what is said, the outbox is one statement more.</summary>
    [Fact]
    public async Task A_turn_of_a_connector_channel_costs_eight_statements_at_most()
    {
        await Pipeline.OpenAsync(Commits.Reference("c") with { ServiceUrl = "https://smba.example" }, null, Cancelled);
        var (statements, most) = (0, 0);
        Engine.Observer.Executed = sql => statements += IsTheTurnsOwn(sql);
        foreach (var text in new[] { "glare", "I want a human agent", "I submitted it", "asdf qwer", "asdf qwer", "approved", "rejected again", "back", "hello" })
        {
            statements = 0;
            Assert.Equal(TurnOutcome.Committed, (await SayAsync("c", text)).Outcome);
            most = Math.Max(most, statements);
            TestContext.Current.TestOutputHelper!.WriteLine($"{text}: {statements} statements");
        }

        Assert.InRange(most, 4, 8);
    }

    [Fact]
    public async Task The_way_back_is_the_latest_and_answers_that_go_back_at_once_wait_nowhere()
    {
        var first = Commits.Reference("c") with { ServiceUrl = "https://smba.example/one" };
        await Pipeline.OpenAsync(new Arrival(first, AnswersInline: true), null, Cancelled);
        await Pipeline.ReceiveAsync("c", Activity.Message("glare"), "1", new Arrival(first, AnswersInline: true), Cancelled);
        Assert.Empty(await Support.Outbox.ListDueAsync(DateTimeOffset.MaxValue.AddDays(-1), 10, Cancelled));
        var moved = first with { ServiceUrl = "https://smba.example/two", Locale = "zh-CN", ActivityId = "2" };
        await Pipeline.ReceiveAsync("c", Activity.Message("done"), "2", new Arrival(moved), Cancelled);
        await Pipeline.ReceiveAsync("c", Activity.Message("hello"), "3", Cancelled);

        var waiting = Assert.Single(await Support.Outbox.ListDueAsync(DateTimeOffset.MaxValue.AddDays(-1), 10, Cancelled));
        Assert.Equal((moved.ServiceUrl, moved.Locale, moved.ActivityId), (waiting.Reference.ServiceUrl, waiting.Reference.Locale, waiting.Reference.ActivityId));
        Assert.Equal(moved.ServiceUrl, (await Store.LogAsync("c"))[^1].ServiceUrl);
    }

    private static string Json(IReadOnlyList<Activity> activities) =>
        JsonSerializer.Serialize(new() { Activities = activities }, SchemaJsonContext.Default.ActivitySet);

    /// <summary>Opening and closing a transaction is the batch's, however many turns share it.</summary>
    private static int IsTheTurnsOwn(string sql) => sql is Observer.Begin or Observer.Commit ? 0 : 1;
}
