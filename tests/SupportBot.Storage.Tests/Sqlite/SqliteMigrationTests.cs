using Microsoft.Data.Sqlite;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite;

/// <summary>Files of earlier programs, written by them, open as stores of now with all that they hold.</summary>
public sealed class SqliteMigrationTests : EngineTests<SqliteEngine>
{
    private static readonly string Old = Path.Combine(AppContext.BaseDirectory, "Fixtures", "0001.db");

    [Fact]
    public async Task Conversations_and_their_logs_are_as_they_were()
    {
        var before = await ReadAsync(Old, "SELECT id || version || last_sequence || owner FROM conversations UNION ALL SELECT conversation_id || sequence || activity FROM activities");
        Assert.True(before.Count > 20);

        await using (var support = await OpenOldAsync())
        {
            foreach (var id in new[] { "waits", "reminded", "ended", "plain" })
            {
                var found = await support.Conversations.GetAsync(id);
                Assert.Equal(found.LastSequence, (await support.Conversations.LogAsync(id)).Count);
            }
        }

        Assert.Equal(before, await ReadAsync(Engine.File, "SELECT id || version || last_sequence || owner FROM conversations UNION ALL SELECT conversation_id || sequence || activity FROM activities"));
        Assert.Equal("ok", await Engine.ExecuteAsync("PRAGMA integrity_check"));
        Assert.Null(await Engine.ExecuteAsync("PRAGMA foreign_key_check"));
    }

    [Fact]
    public async Task A_case_that_waits_goes_on_waiting_in_the_queue_and_in_the_state()
    {
        await using var support = await OpenOldAsync();

        var row = (await support.Cases.FindCaseAsync("old0000001", Cancelled))!;

        var opened = DateTimeOffset.FromUnixTimeMilliseconds(1795165200023);
        Assert.Equal(new HandoffCase { Id = "old0000001", Status = CaseStatus.Waiting, Trigger = CaseTrigger.Asked, OpenedAt = opened, WaitingSince = opened, StatusSince = opened }, row.Case);
        Assert.Equal(("waits", "reasons/glare", 3, "en", "directline", true), (row.ConversationId, row.Facts.Topic, row.Facts.Rejections, row.Locale, row.ChannelId, row.IsVerified));
        var state = (await support.Conversations.GetAsync("waits")).State;
        Assert.Equal((row.Case, ConversationOwner.Queue), (state.Handoff, state.Owner));
        Assert.Equal(["old0000001", "old0000002"], await IdsAsync(support, CaseStatus.Waiting));
        Assert.Equal("模糊", (await support.Conversations.GetAsync("reminded")).State.Case.Quote);
    }

    [Fact]
    public async Task A_case_for_which_nobody_waits_any_more_is_kept_as_done()
    {
        await using var support = await OpenOldAsync();

        Assert.Equal(["old0000003"], await IdsAsync(support, CaseStatus.Resolved));
        Assert.Null((await support.Conversations.GetAsync("ended")).State.Handoff);
        Assert.Null((await support.Cases.CountCasesAsync(Clock.GetUtcNow(), Cancelled)).MedianMinutes);
    }

    [Fact]
    public async Task A_conversation_whose_second_case_waits_keeps_both()
    {
        await CopyAsync("UPDATE handoff_cases SET closed_at = opened_at + 60000 WHERE id = 1; INSERT INTO handoff_cases VALUES (9, 'waits', '{}', '', 1795165300000, NULL)");
        await using var support = await Engine.OpenAllAsync();

        var rows = await support.Cases.ListCasesOfAsync("waits", Cancelled);

        Assert.Equal(
            [("old0000001", 1, CaseStatus.Resolved, 1795165260023), ("old0000009", 2, CaseStatus.Waiting, 1795165300000)],
            rows.Select(row => (row.Case.Id, row.Case.Number, row.Case.Status, row.Case.StatusSince.ToUnixTimeMilliseconds())));
        Assert.Equal(rows[1].Case, (await support.Conversations.GetAsync("waits")).State.Handoff);
    }

    [Fact]
    public async Task A_reminder_is_found_and_the_state_knows_it()
    {
        await using var support = await OpenOldAsync();

        var due = Assert.Single(await support.Reminders.ListDueAsync(DateTimeOffset.MaxValue, 10, Cancelled));

        Assert.Equal(("plain", "review", 1795251600091), (due.ConversationId, due.Reminder.Kind, due.Reminder.Due.ToUnixTimeMilliseconds()));
        Assert.Equal([due.Reminder], (await support.Conversations.GetAsync("plain")).State.Reminders);
    }

    [Fact]
    public async Task Of_two_reminders_of_a_kind_the_last_one_counts()
    {
        await CopyAsync("INSERT INTO reminders (conversation_id, kind, due_at) VALUES ('plain', 'review', 1795251600500), ('plain', 'manual-review', 1795251600300)");
        await using var support = await Engine.OpenAllAsync();

        var due = await support.Reminders.ListDueAsync(DateTimeOffset.MaxValue, 10, Cancelled);

        Assert.Equal([("manual-review", 1795251600300), ("review", 1795251600500)], due.Select(found => (found.Reminder.Kind, found.Reminder.Due.ToUnixTimeMilliseconds())));
        Assert.Equal(due.Select(found => found.Reminder), (await support.Conversations.GetAsync("plain")).State.Reminders);
    }

    [Fact]
    public async Task A_damaged_state_stops_nothing()
    {
        await CopyAsync("UPDATE conversations SET state = '{' WHERE id IN ('waits', 'plain'); UPDATE handoff_cases SET facts = '[' WHERE id = 2");
        await using var support = await Engine.OpenAllAsync();

        await Assert.ThrowsAsync<StoredStateException>(() => support.Conversations.FindAsync("waits", null, Cancelled));
        Assert.Equal(["old0000002"], await IdsAsync(support, CaseStatus.Waiting));
        Assert.Equal(["old0000001", "old0000003"], (await IdsAsync(support, CaseStatus.Resolved)).Order());
    }

    [Fact]
    public async Task The_conversations_go_on()
    {
        await using var support = await OpenOldAsync();
        var pipeline = Engine.Pipeline(support.Conversations);

        foreach (var id in new[] { "waits", "reminded", "plain" })
        {
            Assert.Equal(TurnOutcome.Committed, (await pipeline.ReceiveAsync(id, Activity.Message("approved"), "new", Cancelled)).Outcome);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_brought_up_to_date_is_left_as_it_was()
    {
        await CopyAsync("CREATE TABLE case_notes (x INTEGER)");

        await Assert.ThrowsAsync<SqliteException>(() => Engine.OpenAllAsync());

        Assert.Equal(1, await Engine.CountAsync("SELECT max(number) FROM migrations"));
        Assert.Equal(3, await Engine.CountAsync("SELECT count(*) FROM handoff_cases WHERE summary <> ''"));
    }

    private Task<SupportStore> OpenOldAsync()
    {
        File.Copy(Old, Engine.File);
        return Engine.OpenAllAsync();
    }

    private async Task CopyAsync(string change)
    {
        File.Copy(Old, Engine.File);
        await Engine.ExecuteAsync(change);
    }

    private static async Task<string[]> IdsAsync(SupportStore support, string status) =>
        [.. (await support.Cases.ListCasesAsync(new() { Statuses = [status] }, Cancelled)).Rows.Select(row => row.Case.Id)];

    private static async Task<List<string>> ReadAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = sql + " ORDER BY 1";
        await using var row = await command.ExecuteReaderAsync(Cancelled);
        var rows = new List<string>();
        while (await row.ReadAsync(Cancelled))
        {
            rows.Add(row.GetString(0));
        }

        return rows;
    }
}
