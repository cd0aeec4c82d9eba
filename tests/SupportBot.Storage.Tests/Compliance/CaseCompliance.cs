using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="ICaseStore"/>'s promises.</summary>
public abstract class CaseCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private static readonly AgentIdentity Ben = new("agent-ben", "Ben");
    private static readonly AgentIdentity Mia = new("agent-mia", "Mia");

    [Fact]
    public async Task A_case_that_nobody_opened_is_not_found()
    {
        Assert.Null(await Support.Cases.FindCaseAsync("gone", Cancelled));
        Assert.Empty(await Support.Cases.ListCasesOfAsync("gone", Cancelled));
        Assert.Empty(await Support.Cases.ListNotesAsync("gone", Cancelled));
        Assert.Equal(0, (await ListAsync(new())).Total);
    }

    [Fact]
    public async Task A_case_is_found_as_the_turn_left_it()
    {
        var saved = new HandoffCase
        {
            Id = "case1",
            Number = 3,
            Status = CaseStatus.Assigned,
            Trigger = CaseTrigger.Stuck,
            Priority = 2,
            OpenedAt = Commits.At(1),
            WaitingSince = Commits.At(2),
            StatusSince = Commits.At(3),
            Agent = Ben,
            ReservedFor = Mia,
            FirstClaimAt = Commits.At(4),
            FirstReplyAt = Commits.At(5),
            LastCustomerAt = Commits.At(6),
            LastAgentAt = Commits.At(7),
            SnoozedUntil = Commits.At(8),
            Requeues = 4,
            RequeuedFor = RequeueReason.AgentGone,
            ReturnNote = "Note",
            Rating = 4,
            Hub = "hub",
        };
        var facts = new CaseState { Topic = "reasons/glare", Quote = "shiny", Rejections = 2 }.With("document", "passport").WithTried("lamp", "done");
        var first = Commits.First("c", "alice");
        await Store.StoreAsync(first with
        {
            Conversation = first.Conversation with { State = new() { Locale = "zh-Hans", Handoff = saved, Case = facts }, LastTimestamp = Commits.At(9) },
            Effects = [new SaveHandoffCase(saved, facts, "Please help")],
        });
        await RestartAsync();

        var row = await GetAsync("case1");

        Assert.Equal(saved, row.Case);
        Assert.Equal(("c", "directline", "zh-Hans", true, "Please help", Commits.At(9)), (row.ConversationId, row.ChannelId, row.Locale, row.IsVerified, row.LastLine, row.UpdatedAt));
        Assert.Equal(("reasons/glare", "shiny", 2, "passport", "done"), (row.Facts.Topic, row.Facts.Quote, row.Facts.Rejections, row.Facts.Slots["document"], row.Facts.Tried["lamp"]));
    }

    [Fact]
    public async Task A_later_turn_changes_the_row_and_keeps_the_line_unless_it_has_another()
    {
        var turn = await Store.StoreAsync(Commits.First("c", Save("case1", line: "First words")));
        turn = await Store.StoreAsync(Commits.After(turn) with { Effects = [Save("case1", CaseStatus.Assigned, agent: Ben, topic: "reasons/glare")] });

        var row = await GetAsync("case1");
        Assert.Equal((CaseStatus.Assigned, Ben, "reasons/glare", "First words"), (row.Case.Status, row.Case.Agent, row.Facts.Topic, row.LastLine));

        await Store.StoreAsync(Commits.After(turn) with { Effects = [Save("case1", CaseStatus.Assigned, agent: Ben, line: "Other words")] });
        Assert.Equal("Other words", (await GetAsync("case1")).LastLine);
        Assert.Equal(1, await Engine.CountAsync("SELECT count(*) FROM handoff_cases"));
    }

    [Fact]
    public async Task The_last_line_is_one_line_and_short()
    {
        await Store.StoreAsync(Commits.First("a", Save("case1", line: " one\r\n\ttwo\u0000three ")));
        await Store.StoreAsync(Commits.First("b", Save("case2", line: new string('x', 198) + "😀😀")));
        await Store.StoreAsync(Commits.First("c", Save("case3", line: new string('證', 199))));

        Assert.Equal("one two three", (await GetAsync("case1")).LastLine);
        Assert.Equal(new string('x', 198) + "…", (await GetAsync("case2")).LastLine);
        Assert.Equal(new string('證', 199), (await GetAsync("case3")).LastLine);
    }

    [Fact]
    public async Task A_case_of_another_conversation_is_never_overwritten()
    {
        await Store.StoreAsync(Commits.First("a", Save("case1", line: "Alice's words")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.CommitAsync(Commits.First("b", Save("case1", line: "Bob's words")), Cancelled));

        Assert.Equal(("a", "Alice's words"), ((await GetAsync("case1")).ConversationId, (await GetAsync("case1")).LastLine));
        Assert.Null(await Store.FindAsync("b", null, Cancelled));
    }

    [Fact]
    public async Task Waiting_cases_come_first_by_priority_and_waiting_time_then_the_others_by_what_changed_last()
    {
        await SaveAsync("late", minute: 9);
        await SaveAsync("early", minute: 5);
        await SaveAsync("urgent", minute: 20, priority: 1);
        await SaveAsync("assigned-old", CaseStatus.Assigned, agent: Ben, changed: 30);
        await SaveAsync("resolved", CaseStatus.Resolved, agent: Ben, changed: 40);
        await SaveAsync("returned", CaseStatus.Returned, agent: Ben, changed: 35, priority: 9);

        Assert.Equal(["urgent", "early", "late", "resolved", "returned", "assigned-old"], await IdsAsync(new()));
        Assert.Equal(["urgent", "early", "late"], await IdsAsync(new() { Statuses = [CaseStatus.Waiting] }));
        Assert.Equal(["early", "late"], await IdsAsync(new() { Statuses = [CaseStatus.Waiting], Offset = 1, Limit = 2 }));
        Assert.Equal(["late", "returned", "assigned-old"], await IdsAsync(new() { Statuses = [CaseStatus.Assigned, CaseStatus.Waiting, CaseStatus.Returned], Offset = 2 }));
        Assert.Equal(6, (await ListAsync(new() { Offset = 50 })).Total);
    }

    [Fact]
    public async Task The_queue_is_listed_whole_in_the_order_of_its_pages()
    {
        await SaveAsync("late", minute: 9);
        await SaveAsync("early-b", minute: 5);
        await SaveAsync("early-a", minute: 5);
        await SaveAsync("urgent", minute: 20, priority: 1);
        await SaveAsync("assigned", CaseStatus.Assigned, agent: Ben);

        var waiting = await Support.Cases.ListWaitingAsync(Cancelled);

        Assert.Equal(new WaitingCase("urgent", "of-urgent", 1, Commits.At(20), Commits.At(20)), waiting[0]);
        Assert.Equal(["urgent", "early-a", "early-b", "late"], waiting.Select(place => place.Id));
        Assert.Equal(waiting, waiting.Reverse().Order(WaitingCase.Order));
        Assert.Equal(waiting, (await ListAsync(new() { Statuses = [CaseStatus.Waiting] })).Rows.Select(WaitingCase.Of));
    }

    [Fact]
    public async Task Cases_are_found_by_agent_topic_language_and_words()
    {
        await SaveAsync("aaaaaaaaaa", topic: "reasons/glare", line: "My PASSPORT is 100% fine");
        await SaveAsync("bbbbbbbbbb", CaseStatus.Assigned, agent: Ben, topic: "reasons/name-mismatch", line: "护照照片反光");
        await SaveAsync("cccccccccc", CaseStatus.Assigned, agent: Mia, locale: "zh-Hans", line: "under_score");

        Assert.Equal(["bbbbbbbbbb"], await IdsAsync(new() { AgentId = Ben.Id }));
        Assert.Equal(["aaaaaaaaaa"], await IdsAsync(new() { Topic = "reasons/glare" }));
        Assert.Equal(["cccccccccc"], await IdsAsync(new() { Locale = "zh-Hans", Statuses = [CaseStatus.Assigned] }));
        Assert.Empty(await IdsAsync(new() { Locale = "zh-Hans", AgentId = Ben.Id }));
        Assert.Equal(["aaaaaaaaaa"], await IdsAsync(new() { Text = " passport  100% " }));
        Assert.Equal(["bbbbbbbbbb"], await IdsAsync(new() { Text = "照片" }));
        Assert.Equal(["cccccccccc"], await IdsAsync(new() { Text = "CCC" }));
        Assert.Equal(["bbbbbbbbbb"], await IdsAsync(new() { Text = "name-mis" }));
        Assert.Equal(["cccccccccc"], await IdsAsync(new() { Text = "_" }));
        Assert.Empty(await IdsAsync(new() { Text = "0%0" }));
        Assert.Empty(await IdsAsync(new() { Text = "' OR 1=1 --" }));
    }

    [Fact]
    public async Task A_question_that_asks_for_too_much_or_nothing_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(new() { Limit = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(new() { Limit = 501 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(new() { Offset = -1 }));
    }

    [Fact]
    public async Task The_cases_of_a_conversation_are_listed_oldest_first()
    {
        var turn = await Store.StoreAsync(Commits.First("c", Save("case1", CaseStatus.Resolved)));
        await Store.StoreAsync(Commits.After(turn) with { Effects = [new SaveHandoffCase(Commits.Case("case0") with { Number = 2 }, new(), null)] });
        await SaveAsync("foreign");

        Assert.Equal(["case1", "case0"], (await Support.Cases.ListCasesOfAsync("c", Cancelled)).Select(row => row.Case.Id));
    }

    [Fact]
    public async Task The_work_is_counted()
    {
        var now = Commits.At(60 * 24 * 10);
        Assert.Equivalent(new CaseCounts(0, new Dictionary<string, int>(), 0, null), await Support.Cases.CountCasesAsync(now, Cancelled));

        await SaveAsync("w1");
        await SaveAsync("w2");
        await SaveAsync("a1", CaseStatus.Assigned, agent: Ben);
        await SaveAsync("a2", CaseStatus.Assigned, agent: Ben);
        await SaveAsync("a3", CaseStatus.Assigned, agent: Mia);
        await SaveAsync("r1", CaseStatus.Returned, agent: Mia);
        await AnswerAsync("today", now.AddHours(-23));
        await AnswerAsync("yesterday", now.AddHours(-25));
        await AnswerAsync("ended", now.AddHours(-1), isEnded: true);
        await AnswerAsync("queue", now.AddHours(-1), owner: ConversationOwner.Queue);
        await ResolveAsync("z1", 100, minutes: 4);
        await ResolveAsync("z2", 101, minutes: 7);

        var counts = await Support.Cases.CountCasesAsync(now, Cancelled);

        Assert.Equal((2, 1, 5.5), (counts.Waiting, counts.WithAssistant, counts.MedianMinutes));
        Assert.Equal(new Dictionary<string, int> { [Ben.Id] = 2, [Mia.Id] = 1 }, counts.Assigned.ToDictionary());
    }

    [Fact]
    public async Task The_handling_time_is_that_of_the_last_fifty_that_somebody_had()
    {
        for (var at = 0; at < 20; at++)
        {
            await ResolveAsync($"old{at}", 100 + at, minutes: 500);
        }

        for (var at = 0; at < 50; at++)
        {
            await ResolveAsync($"new{at}", 1000 + at, minutes: at + 1);
        }

        await SaveAsync("unclaimed", CaseStatus.Resolved, minute: 5000);

        Assert.Equal(25.5, (await Support.Cases.CountCasesAsync(Commits.At(9999), Cancelled)).MedianMinutes);
    }

    [Fact]
    public async Task A_note_is_kept_once_for_a_key()
    {
        await SaveAsync("case1");
        await SaveAsync("case2");

        var first = await NoteAsync("case1", "Looks like a scan 😀", "key");
        var again = await NoteAsync("case1", "Other words", "key");
        var second = await NoteAsync("case1", "Second", "other key");
        var other = await NoteAsync("case2", "Third", "key");

        Assert.Equal(first, again);
        Assert.Equal(("case1", Ben, "Looks like a scan 😀", Commits.At(3)), (first.CaseId, first.Author, first.Text, first.At));
        Assert.True(first.Id < second.Id && second.Id < other.Id);
        await RestartAsync();
        Assert.Equal([first, second], await Support.Cases.ListNotesAsync("case1", Cancelled));
        Assert.Equal([other], await Support.Cases.ListNotesAsync("case2", Cancelled));
    }

    [Fact]
    public async Task Of_many_equal_notes_at_once_one_is_kept()
    {
        await SaveAsync("case1");

        var notes = await Task.WhenAll(Enumerable.Range(0, 100).Select(at => Task.Run(() => NoteAsync("case1", $"{at}", "key"))));

        Assert.Single(notes.Distinct());
        Assert.Single(await Support.Cases.ListNotesAsync("case1", Cancelled));
    }

    [Fact]
    public async Task A_note_for_no_case_is_refused()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => NoteAsync("gone", "Words", "key"));

        Assert.Equal("There is no case 'gone' to which a note could belong.", failure.Message);
        Assert.Equal(0, await Engine.CountAsync("SELECT count(*) FROM case_notes"));
    }

    [Fact]
    public async Task A_hundred_turns_at_once_leave_a_hundred_cases_as_their_states_say()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(at => Task.Run(async () =>
        {
            var turn = await Store.StoreAsync(Commits.First($"c{at}", Save($"case{at}", line: $"{at}")));
            var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(agent => Store.CommitAsync(ClaimBy(turn, at, new($"agent{agent}", "Agent")), Cancelled)));
            Assert.Single(results, CommitResult.Committed);
        })));

        for (var at = 0; at < 100; at++)
        {
            var row = await GetAsync($"case{at}");
            Assert.Equal((await Store.GetAsync($"c{at}")).State.Handoff, row.Case);
            Assert.Equal($"{at}", row.LastLine);
        }

        Assert.Equal(100, (await Support.Cases.CountCasesAsync(Commits.At(0), Cancelled)).Assigned.Values.Sum());
    }

    [Fact]
    public async Task Words_that_were_not_understood_are_kept()
    {
        await Store.StoreAsync(Commits.First("c", new NoteMisunderstood("asdf", "en", "reason"), new NoteMisunderstood("啊", "zh-Hans", null)));

        Assert.Equal("asdf|en|reason|0|c,啊|zh-Hans||0|c", await Engine.ExecuteAsync(
            "SELECT group_concat(text || '|' || locale || '|' || coalesce(station, '') || '|' || at || '|' || conversation_id) FROM misunderstood"));
    }

    private static TurnCommit ClaimBy(TurnCommit turn, int at, AgentIdentity agent)
    {
        var claimed = Commits.Case($"case{at}", CaseStatus.Assigned, agent: agent);
        var next = Commits.After(turn);
        return next with { Conversation = next.Conversation with { State = next.Conversation.State with { Handoff = claimed } }, Effects = [new SaveHandoffCase(claimed, new(), null)] };
    }

    private static SaveHandoffCase Save(string id, string status = CaseStatus.Waiting, AgentIdentity? agent = null, string? topic = null, string? line = null) =>
        new(Commits.Case(id, status, agent: agent), new() { Topic = topic }, line);

    private Task<TurnCommit> SaveAsync(
        string id, string status = CaseStatus.Waiting, double minute = 0, double changed = 0, int priority = 0, AgentIdentity? agent = null, string? topic = null, string locale = "en", string? line = null)
    {
        var saved = Commits.Case(id, status, minute, agent) with { Priority = priority };
        var first = Commits.First("of-" + id, new SaveHandoffCase(saved, new() { Topic = topic }, line));
        var state = new ConversationState { Locale = locale, Owner = ConversationOwner.Queue, Handoff = saved };
        return Store.StoreAsync(first with { Conversation = first.Conversation with { State = state, LastTimestamp = Commits.At(changed) } });
    }

    private Task<TurnCommit> ResolveAsync(string id, double end, double minutes)
    {
        var saved = Commits.Case(id, CaseStatus.Resolved, end, Ben) with { FirstClaimAt = Commits.At(end - minutes) };
        return Store.StoreAsync(Commits.First("of-" + id, new SaveHandoffCase(saved, new(), null)));
    }

    private Task<TurnCommit> AnswerAsync(string id, DateTimeOffset at, bool isEnded = false, string owner = ConversationOwner.Assistant)
    {
        var first = Commits.First(id);
        return Store.StoreAsync(first with { Conversation = first.Conversation with { State = new() { Locale = "en", Owner = owner }, LastTimestamp = at, IsEnded = isEnded } });
    }

    private Task<CaseNote> NoteAsync(string caseId, string text, string key) => Support.Cases.AddNoteAsync(caseId, Ben, text, key, Commits.At(3), Cancelled);

    private async Task<CaseRow> GetAsync(string id) => await Support.Cases.FindCaseAsync(id, Cancelled) ?? throw new InvalidOperationException($"There is no case {id}.");

    private Task<CasePage> ListAsync(CaseQuery query) => Support.Cases.ListCasesAsync(query, Cancelled);

    private async Task<IEnumerable<string>> IdsAsync(CaseQuery query) => (await ListAsync(query)).Rows.Select(row => row.Case.Id);
}
