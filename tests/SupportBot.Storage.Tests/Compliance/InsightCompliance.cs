using System.Diagnostics;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.State.Insights;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="IInsightStore"/>'s promises.</summary>
public abstract class InsightCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public async Task An_empty_store_reports_nothing_of_everything()
    {
        var report = await ReportAsync(Monday, Monday.AddDays(1));

        Assert.Equal((0, 0), (report.Conversations, report.HandedOver));
        Assert.Empty(report.Topics);
        Assert.Empty(report.Locales);
        Assert.Empty(report.Outcomes);
        Assert.Empty(report.Misunderstood);
        Assert.Equal([0, 0, 0, 0, 0], report.Reached);
        Assert.Equal([0, 0, 0, 0], report.AssistantRatings);
        Assert.Equal([0, 0, 0, 0], report.AgentRatings);
        Assert.Equal((0, 0, null), (report.Waits.Claimed, report.Waits.Unclaimed, report.Waits.MedianMinutes));
        Assert.Null(await Support.Insights.FindMisunderstoodAsync(1, Cancelled));
    }

    [Fact]
    public async Task Conversations_are_counted_by_everything_that_turns_noted()
    {
        await SaveAsync("a", Monday, Insight(5, "reasons/glare", ReportedOutcome.Approved, 4));
        await SaveAsync("b", Monday, Insight(2, "reasons/glare", ReportedOutcome.RejectedAgain, 1) with { IsHandedOver = true });
        await SaveAsync("c", Monday, Insight(3, "reasons/blurred-photo", ReportedOutcome.Waiting) with { Locale = "zh-Hans" });
        await SaveAsync("d", Monday, Insight(0));
        await SaveAsync("greeted", Monday);
        await RestartAsync();

        var report = await ReportAsync(Monday, Monday.AddDays(1));

        Assert.Equal(4, report.Conversations);
        Assert.Equal([("reasons/glare", 2), ("reasons/blurred-photo", 1), (null, 1)], report.Topics);
        Assert.Equal([("en", 3), ("zh-Hans", 1)], report.Locales);
        Assert.Equal([3, 3, 2, 1, 1], report.Reached);
        Assert.Equal([("approved", 1), ("rejected-again", 1), ("waiting", 1)], report.Outcomes.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value)));
        Assert.Equal(1, report.HandedOver);
        Assert.Equal([1, 0, 0, 1], report.AssistantRatings);
    }

    [Fact]
    public async Task A_conversation_is_counted_once_on_the_day_of_its_opening_as_its_last_turn_left_it()
    {
        var turn = await SaveAsync("a", Monday, Insight(1));
        await Store.StoreAsync(Commits.After(turn.Conversation with { LastTimestamp = Monday.AddDays(5) }) with { Effects = [new NoteInsight(Insight(4, "reasons/glare"))] });

        Assert.Equal([1, 1, 1, 1, 0], (await ReportAsync(Monday, Monday.AddDays(1))).Reached);
        Assert.Equal(0, (await ReportAsync(Monday.AddDays(1), Monday.AddDays(9))).Conversations);
    }

    [Fact]
    public async Task A_period_holds_its_first_instant_and_not_the_one_after_its_last()
    {
        var (november, december) = (new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(8)), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        foreach (var (id, at) in new[] { ("before", november.AddMilliseconds(-1)), ("first", november), ("last", december.AddMilliseconds(-1)), ("after", december) })
        {
            await SaveAsync(id, at, Insight(1, $"reasons/{id}"), Case(id, at, at.AddMinutes(3)), new NoteMisunderstood(id, "en", null));
        }

        var report = await ReportAsync(november, december);

        Assert.Equal(["reasons/first", "reasons/last"], report.Topics.Select(entry => entry.Topic));
        Assert.Equal([new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)], report.Waits.ByDay.Select(day => day.Day));
        Assert.Equal(["last", "first"], report.Misunderstood.Select(message => message.Text));
    }

    [Fact]
    public async Task Waits_and_ratings_of_agents_come_from_the_cases()
    {
        await SaveAsync("a", Monday, Case("1", Monday, Monday.AddMinutes(10), rating: 4));
        await SaveAsync("b", Monday, Case("2", Monday, Monday.AddMinutes(2), rating: 4));
        await SaveAsync("c", Monday, Case("3", Monday, null));

        var report = await ReportAsync(Monday, Monday.AddDays(1));

        Assert.Equal((2, 1, 2d, 10d), (report.Waits.Claimed, report.Waits.Unclaimed, report.Waits.MedianMinutes, report.Waits.P90Minutes));
        Assert.Equal([0, 0, 0, 2], report.AgentRatings);
        Assert.Equal(0, report.Conversations);
    }

    [Fact]
    public async Task The_same_words_in_the_same_language_are_one_message()
    {
        await SaveAsync("a", Monday, Note("shiny", "en"), Note("once", "en"));
        await SaveAsync("b", Monday.AddHours(1), Note("shiny", "en", "checklist"), Note("shiny", "zh-Hans"));

        var messages = (await ReportAsync(Monday, Monday.AddDays(1))).Misunderstood;

        Assert.Equal([("shiny", "en", 2), ("shiny", "zh-Hans", 1), ("once", "en", 1)], messages.Select(message => (message.Text, message.Locale, message.Count)));
        Assert.Equal((Monday.AddHours(1), "checklist"), (messages[0].At, messages[0].Station));
        Assert.Equal(messages[0] with { Count = 1 }, await Support.Insights.FindMisunderstoodAsync(messages[0].Id, Cancelled));
    }

    [Fact]
    public async Task A_report_lists_the_most_frequent_of_very_many_messages()
    {
        await SaveAsync("a", Monday, [.. Enumerable.Range(0, InsightReport.MostMisunderstood + 50).Select(at => Note($"message {at}", "en")), Note("message 7", "en")]);

        var messages = (await ReportAsync(Monday, Monday.AddDays(1))).Misunderstood;

        Assert.Equal(InsightReport.MostMisunderstood, messages.Count);
        Assert.Equal(("message 7", 2), (messages[0].Text, messages[0].Count));
    }

    [Fact]
    public async Task A_turn_that_was_not_stored_leaves_no_trace_in_reports()
    {
        var turn = await SaveAsync("a", Monday, Insight(1));
        var late = Commits.After(turn) with { Effects = [new NoteInsight(Insight(5)), Note("late", "en")] };
        await Store.StoreAsync(Commits.After(turn) with { Effects = [] });

        Assert.Equal(CommitResult.Superseded, await Store.CommitAsync(late, Cancelled));

        var report = await ReportAsync(Monday, Monday.AddDays(9));
        Assert.Equal([1, 0, 0, 0, 0], report.Reached);
        Assert.Empty(report.Misunderstood);
    }

    /// <summary>How long it takes is printed, not asserted: machines differ. It is to stay below 300 ms.</summary>
    [Fact]
    public async Task A_hundred_thousand_conversations_are_counted()
    {
        const int Many = 100_000;
        await Engine.ExecuteAsync(Fill(Many));
        await ReportAsync(Monday, Monday.AddDays(1));
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);

        var report = await ReportAsync(Monday, Monday.AddDays(30));

        TestContext.Current.TestOutputHelper!.WriteLine($"{Many} conversations, {report.Waits.Claimed} claimed cases: {clock.ElapsedMilliseconds} ms, {(Environment.CpuUsage.TotalTime - used).TotalMilliseconds:0} ms of processors");
        Assert.Equal((Many, 9, 10_000), (report.Conversations, report.Topics.Count, report.Waits.Claimed));
        Assert.Equal(InsightReport.MostMisunderstood, report.Misunderstood.Count);
    }

    /// <summary>Rows as turns leave them, in statements that every engine understands. One of ten conversations has a case, one of five a message that was not understood.</summary>
    private static string Fill(int count) => $$"""
        INSERT INTO conversations (id, channel_id, reference, version, state, depth, owner, locale, last_sequence, is_ended, created_at, updated_at)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {{count}})
        SELECT 'c' || i, 'directline', '{}', 1, '{}', 1, 'assistant', 'en', 1, 0, {{Monday.ToUnixTimeMilliseconds()}} + i * 25000, 0 FROM n;
        INSERT INTO conversation_insights (conversation_id, opened_at, locale, topic, reached, outcome, rating, is_handed_over)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {{count}})
        SELECT 'c' || i, {{Monday.ToUnixTimeMilliseconds()}} + i * 25000, CASE i % 3 WHEN 0 THEN 'en' ELSE 'zh-Hans' END, 'reasons/reason-' || (i % 9), i % 6,
            CASE i % 4 WHEN 0 THEN 'approved' WHEN 1 THEN 'waiting' END, CASE i % 5 WHEN 0 THEN 1 + i % 4 END, CASE i % 10 WHEN 0 THEN 1 ELSE 0 END FROM n;
        INSERT INTO handoff_cases (id, conversation_id, number, status, priority, opened_at, waiting_since, status_since, first_claim_at, locale, channel_id, is_verified, updated_at, handoff_case, facts)
        WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 10 FROM n WHERE i < {{count}})
        SELECT 'k' || i, 'c' || i, 1, 'resolved', 0, {{Monday.ToUnixTimeMilliseconds()}} + i * 25000, 0, 0, {{Monday.ToUnixTimeMilliseconds()}} + i * 25000 + i % 997 * 1000, 'en', 'directline', 0, 0, '{"rating":3}', '{}' FROM n;
        INSERT INTO misunderstood (conversation_id, text, locale, station, at)
        WITH RECURSIVE n (i) AS (SELECT 5 UNION ALL SELECT i + 5 FROM n WHERE i < {{count}})
        SELECT 'c' || i, 'a message of some length that nobody understood, number ' || (i % 9000), 'en', 'reason', {{Monday.ToUnixTimeMilliseconds()}} + i * 25000 FROM n;
        """;

    private Task<InsightReport> ReportAsync(DateTimeOffset since, DateTimeOffset until) => Support.Insights.ReportAsync(since, until, Shanghai, Cancelled);

    private Task<TurnCommit> SaveAsync(string id, DateTimeOffset at, params Effect[] effects)
    {
        var first = Commits.First(id, effects);
        return Store.StoreAsync(first with { Conversation = first.Conversation with { LastTimestamp = at } });
    }

    private Task<TurnCommit> SaveAsync(string id, DateTimeOffset at, ConversationInsight insight, params Effect[] more) => SaveAsync(id, at, [new NoteInsight(insight), .. more]);

    private static ConversationInsight Insight(int reached, string? topic = null, string? outcome = null, int? rating = null) =>
        new() { Locale = "en", Reached = reached, Topic = topic, Outcome = outcome, Rating = rating };

    private static NoteMisunderstood Note(string text, string locale, string? station = null) => new(text, locale, station);

    private static SaveHandoffCase Case(string id, DateTimeOffset openedAt, DateTimeOffset? claimedAt, int? rating = null) =>
        new(Commits.Case($"case-{id}") with { OpenedAt = openedAt, FirstClaimAt = claimedAt, Rating = rating }, new(), null);
}
