using System.Diagnostics;
using SupportBot.Runtime.State.Cases;
using SupportBot.Storage.Relational.Delivery;
using SupportBot.Storage.Relational.Desk;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite.Desk;

/// <summary>The queue stays quick when it is long: nothing that the desk asks reads every conversation, and no page sorts every case.</summary>
public sealed class SqliteQueueTests : EngineTests<SqliteEngine>
{
    private const int Open = 10_000;
    private const int Closed = 100_000;

    /// <summary>Far less is usual where the machine has nothing else to do. The best of some tries counts, for other tests run beside this one.</summary>
    private const double Milliseconds = 400;
    private const int Tries = 20;

    public static TheoryData<string, string> Questions => new()
    {
        { DeskSql.FindCase, "SEARCH handoff_cases USING INDEX sqlite_autoindex_handoff_cases_1" },
        { DeskSql.ListCasesOf, "handoff_cases_conversation" },
        { DeskSql.ListWaiting, "SEARCH handoff_cases USING INDEX handoff_cases_status" },
        { DeskSql.CountWork, "conversations_assistant" },
        { DeskSql.CountAssigned, "USING COVERING INDEX handoff_cases_filter" },
        { DeskSql.ListHandlingTimes, "USING COVERING INDEX handoff_cases_handled" },
        { DeskSql.FindNote, "SEARCH case_notes" },
        { MentionSql.List, "SEARCH note_mentions USING COVERING INDEX note_mentions_case" },
        { MentionSql.See, "SEARCH note_mentions" },
        { new CaseSearch(new() { IsUnanswered = true }).Page, "handoff_cases_unanswered" },
        { DeskSql.FindSession, "SEARCH s" },
        { DeskSql.EndSessions, "SEARCH agent_sessions" },
        { DeskSql.EndExpiredSessions, "SEARCH agent_sessions" },
        { AuditSql.FindEnd, "SEARCH audit" },
        { AuditSql.List, "SEARCH audit" },
        { DeliverySql.ListDueReminders, "SEARCH reminders USING INDEX reminders_due" },
        { DeliverySql.DropReminder, "SEARCH reminders USING INDEX" },
        { DeliverySql.ListDueItems, "outbox_due" },
        { DeliverySql.ListDeadItems, "outbox_dead" },
        { DeliverySql.BuryConversation, "SEARCH outbox" },
        { DeliverySql.FindChannelActivityId, "SEARCH channel_activities" },
        { Page(CaseStatus.Waiting), "SEARCH handoff_cases USING INDEX handoff_cases_status" },
        { Page(CaseStatus.Resolved), "SEARCH handoff_cases USING INDEX handoff_cases_status" },
        { new CaseSearch(new()).Page, "SCAN handoff_cases USING INDEX handoff_cases_list" },
        { new CaseSearch(new() { AgentId = "a" }).Page, "SEARCH handoff_cases USING INDEX handoff_cases_agent" },
        { new CaseSearch(new() { Statuses = [CaseStatus.Waiting], Topic = "t" }).Total, "USING COVERING INDEX handoff_cases_filter" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_is_answered_from_an_index(string sql, string expected)
    {
        await (await Engine.OpenAsync()).DisposeAsync();

        var plan = await QueryPlan.OfAsync(Engine.File, sql);

        TestContext.Current.TestOutputHelper!.WriteLine(plan);
        Assert.Contains(expected, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        foreach (var table in new[] { "conversations", "activities", "c", "a" })
        {
            Assert.DoesNotContain($"SCAN {table}\n", plan + "\n", StringComparison.Ordinal);
        }
    }

    /// <summary>These alone are sorted: the cases in which one agent was called.</summary>
    [Fact]
    public async Task Cases_whose_notes_call_an_agent_are_found_by_the_agent()
    {
        await (await Engine.OpenAsync()).DisposeAsync();

        var plan = await QueryPlan.OfAsync(Engine.File, new CaseSearch(new() { MentionedId = "a" }).Page);

        Assert.Contains("SEARCH note_mentions USING COVERING INDEX note_mentions_agent", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH handoff_cases USING INDEX sqlite_autoindex_handoff_cases_1", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_open_and_a_hundred_thousand_closed_cases_are_listed_at_once()
    {
        await using var support = await Engine.OpenAllAsync();
        await FillAsync();
        string[] open = [CaseStatus.Waiting, CaseStatus.Assigned, CaseStatus.Returned];
        (string Name, CaseQuery Query, int Total)[] questions =
        [
            ("queue", new() { Statuses = [CaseStatus.Waiting] }, 8_000),
            ("queue, page 50", new() { Statuses = [CaseStatus.Waiting], Offset = 5_000 }, 8_000),
            ("queue by topic", new() { Statuses = [CaseStatus.Waiting], Topic = "reasons/t3" }, 1_000),
            ("mine", new() { Statuses = [CaseStatus.Assigned], AgentId = "agent7" }, 20),
            ("open", new() { Statuses = open }, Open),
            ("open, the last page", new() { Statuses = open, Offset = Open - 100 }, Open),
            ("all", new(), Open + Closed),
            ("resolved", new() { Statuses = [CaseStatus.Resolved] }, Closed),
            ("resolved by language", new() { Statuses = [CaseStatus.Resolved], Locale = "zh-Hans" }, Closed / 2),
            ("resolved by agent", new() { Statuses = [CaseStatus.Resolved], AgentId = "agent7" }, 2_000),
            ("open by words", new() { Statuses = open, Text = "line 42" }, 299),
            ("all by words", new() { Text = "LINE 4242" }, 21),
            ("all by a word in each", new() { Text = "passport" }, Open + Closed),
            ("all by a letter in each", new() { Text = "p" }, Open + Closed),
            ("all by a word in each, page 100", new() { Text = "passport", Offset = 10_000 }, Open + Closed),
            ("queue by a word in each", new() { Statuses = [CaseStatus.Waiting], Text = "passport" }, 8_000),
            ("resolved by a word in each", new() { Statuses = [CaseStatus.Resolved], Text = "passport" }, Closed),
            ("all by topic", new() { Text = "reasons/t3" }, (Open + Closed) / 8),
            ("all by one Chinese character", new() { Text = "反" }, (Open + Closed) / 2),
            ("all by two", new() { Text = "反光" }, (Open + Closed) / 2),
            ("all by four", new() { Text = "照片反光" }, (Open + Closed) / 2),
            ("all by nothing that stands there", new() { Text = "passports" }, 0),
        ];
        var slowest = 0d;
        foreach (var (name, query, total) in questions)
        {
            // A word that stands in every case costs ten times as much as one that tells cases apart; how much exactly, the benchmark says.
            var isBounded = query.Text is null || (total <= Closed / 5 && query.Text is not "passport");
            var (page, best) = await BestAsync(() => support.Cases.ListCasesAsync(query, Cancelled), isBounded ? Tries : 1);
            TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {page.Total} cases, {best:F1} ms");
            Assert.Equal(total, page.Total);
            slowest = isBounded ? Math.Max(slowest, best) : slowest;
            if (query.Text is not null)
            {
                // Counted no further than the page needs, even such a word is bounded.
                var (first, soon) = await BestAsync(() => support.Cases.ListCasesAsync(query with { IsTotalExact = false }, Cancelled), query.Offset > 0 ? 1 : Tries);
                TestContext.Current.TestOutputHelper!.WriteLine($"{name}, not counted to the end: {first.Total} cases, {soon:F1} ms");
                Assert.Equal(page.Rows.Select(row => row.Case.Id), first.Rows.Select(row => row.Case.Id));
                slowest = query.Offset > 0 ? slowest : Math.Max(slowest, soon);
            }
        }

        var (counts, counting) = await BestAsync(() => support.Cases.CountCasesAsync(DateTimeOffset.UnixEpoch, Cancelled), Tries);
        TestContext.Current.TestOutputHelper!.WriteLine($"counts: {counting:F1} ms");

        Assert.Equal((8_000, 1_000, 50), (counts.Waiting, counts.Assigned.Values.Sum(), counts.Assigned.Count));
        Assert.InRange(Math.Max(slowest, counting), 0, Milliseconds);
    }

    /// <summary>Asks until an answer comes in time, but not for ever.</summary>
    private static async Task<(T Result, double Milliseconds)> BestAsync<T>(Func<Task<T>> ask, int most)
    {
        var (result, best) = (default(T)!, double.MaxValue);
        for (var tries = 0; tries < most && best > Milliseconds; tries++)
        {
            var watch = Stopwatch.StartNew();
            result = await ask();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return (result, best);
    }

    private static string Page(string status) => new CaseSearch(new() { Statuses = [status] }).Page;

    /// <summary>Rows as turns would write them, in two statements instead of 110,000 turns.</summary>
    private async Task FillAsync()
    {
        await Engine.ExecuteAsync($"""
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Open + Closed} - 1)
            INSERT INTO conversations (id, channel_id, reference, version, state, depth, owner, locale, last_sequence, is_ended, created_at, updated_at)
            SELECT 'c' || i, 'directline', '{"{}"}', 1, '{"{}"}', 0, 'queue', 'en', 0, 0, i, i FROM n
            """);
        await Engine.ExecuteAsync($$"""
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {{Open + Closed}} - 1),
            k AS (SELECT i, CASE WHEN i >= {{Open}} THEN 'resolved' WHEN i % 10 = 8 THEN 'assigned' WHEN i % 10 = 9 THEN 'returned' ELSE 'waiting' END AS status FROM n)
            INSERT INTO handoff_cases (id, conversation_id, number, status, priority, opened_at, waiting_since, status_since, first_claim_at, agent_id, topic, locale, channel_id, is_verified,
                last_line, updated_at, handoff_case, facts, word_row, label_words, line_words)
            SELECT 'case' || i, 'c' || i, 1, status, i % 3, i, i, i + 60000, CASE status WHEN 'waiting' THEN NULL ELSE i END, CASE status WHEN 'waiting' THEN NULL ELSE 'agent' || (i / 10 % 50) END,
                'reasons/t' || (i % 8), CASE i / 10 % 2 WHEN 0 THEN 'en' ELSE 'zh-Hans' END, 'directline', 0, line, i,
                '{"id":"case' || i || '","number":1,"status":"' || status || '","trigger":"asked","priority":0,"openedAt":"2026-11-24T12:00:00Z","waitingSince":"2026-11-24T12:00:00Z","statusSince":"2026-11-24T12:00:00Z"}',
                '{"topic":"reasons/glare","rejections":3,"status":"rejected","slots":{"document":"passport","channel":"app"},"tried":{"lamp":"done","angle":"done"},"unmet":["edges"]}',
                i + 1, case_grams('case' || i || ' reasons/t' || (i % 8)), case_grams(line)
            FROM (SELECT i, status, 'line ' || i || ' of words that a customer wrote about a photo of a passport' || CASE i % 2 WHEN 1 THEN '，护照照片反光' ELSE '' END AS line FROM k)
            """);
    }
}
