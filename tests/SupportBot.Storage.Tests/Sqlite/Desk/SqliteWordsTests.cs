using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Tests.Compliance;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite.Desk;

/// <summary>The index of words beside the cases: never behind, and without anything that is no longer there.</summary>
public sealed class SqliteWordsTests : WordsCompliance<SqliteEngine>
{
    /// <summary>Fails where the index holds other words than the cases.</summary>
    private const string Check = "INSERT INTO case_words (case_words, rank) VALUES ('integrity-check', 1)";

    [Fact]
    public async Task A_conversation_that_is_erased_leaves_the_index()
    {
        await SaveAsync("gone", "照片反光");
        await SaveAsync("kept", "照片模糊");

        await Engine.ExecuteAsync("DELETE FROM conversations WHERE id = 'of-gone'");

        Assert.Empty(await IdsAsync("反光"));
        Assert.Equal(["kept"], await IdsAsync("照片"));
        Assert.Equal(1, await Engine.CountAsync("""SELECT count(*) FROM case_words WHERE case_words MATCH '"照片" *'"""));
        await Engine.ExecuteAsync(Check);
    }

    [Fact]
    public async Task The_index_agrees_with_the_cases_after_many_changes_and_when_the_file_was_packed()
    {
        for (var at = 0; at < 40; at++)
        {
            var turn = await SaveAsync($"case{at}", $"first {at}");
            await Store.StoreAsync(Commits.After(turn) with { Effects = [new SaveHandoffCase(Commits.Case($"case{at}"), new() { Topic = $"reasons/t{at % 3}" }, at % 2 == 0 ? $"second {at}" : null)] });
        }

        await Engine.ExecuteAsync("DELETE FROM handoff_cases WHERE number = 1 AND id LIKE 'case1%'");
        await Engine.ExecuteAsync(Check);
        await Engine.ExecuteAsync("VACUUM");

        await Engine.ExecuteAsync(Check);
        Assert.Equal(["case38"], await IdsAsync("second 38"));
        Assert.Equal("ok", await Engine.ExecuteAsync("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Cases_of_an_older_program_are_in_the_index()
    {
        await using var old = new SqliteEngine();
        var steps = Engine.Dialect.Migrations.TakeWhile(step => step.Name != "case-words");
        await (await old.OpenAllAsync(new Steps(old.Dialect, [.. steps]))).DisposeAsync();
        await old.ExecuteAsync("""
            INSERT INTO conversations (id, channel_id, reference, version, state, depth, owner, locale, last_sequence, is_ended, created_at, updated_at)
            VALUES ('c', 'directline', '{}', 1, '{}', 0, 'queue', 'en', 0, 0, 1, 1);
            INSERT INTO handoff_cases (id, conversation_id, number, status, priority, opened_at, waiting_since, status_since, topic, locale, channel_id, is_verified, last_line, updated_at, handoff_case, facts)
            VALUES ('abcdefghij', 'c', 1, 'waiting', 0, 1, 1, 1, 'reasons/glare', 'en', 'directline', 0, '护照 PASSPORT', 1,
                    '{"id":"abcdefghij","number":1,"status":"waiting","trigger":"asked","openedAt":"2026-11-24T12:00:00Z","waitingSince":"2026-11-24T12:00:00Z","statusSince":"2026-11-24T12:00:00Z"}',
                    '{"quote":"white spot","slots":{"document":"id-card"}}'),
                   ('damagedone', 'c', 2, 'resolved', 0, 1, 1, 1, NULL, 'en', 'directline', 0, NULL, 1, '{}', '{');
            """);

        await using var store = await old.OpenAllAsync();

        foreach (var text in new[] { "passport 护", "ABCDEF", "glare", "spot white", "id-card" })
        {
            Assert.Equal("abcdefghij", Assert.Single((await store.Cases.ListCasesAsync(new() { Text = text }, Cancelled)).Rows).Case.Id);
        }

        Assert.Equal(1, (await store.Cases.ListCasesAsync(new() { Statuses = [CaseStatus.Resolved], Text = "damaged", Offset = 1 }, Cancelled)).Total);
        await old.ExecuteAsync(Check);
    }
}
