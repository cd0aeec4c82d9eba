using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Storage.Relational;
using SupportBot.Storage.Relational.Delivery;
using SupportBot.Storage.Sqlite;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite;

public sealed class SqliteSetUpTests : EngineTests<SqliteEngine>
{
    [Fact]
    public async Task File_and_folder_are_made_if_they_are_missing()
    {
        var path = Path.Combine(Engine.Folder, "a", "b", "new.db");

        await using var store = await ConversationStore.OpenAsync(new() { Path = path }, TimeProvider.System, Cancelled);

        await store.Conversations.StoreAsync(Commits.First("c"));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Nobody_but_the_servers_user_may_read_the_file_and_what_stands_beside_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = Path.Combine(Engine.Folder, "owner", "new.db");
        await using var store = await ConversationStore.OpenAsync(new() { Path = path }, TimeProvider.System, Cancelled);
        await store.Conversations.StoreAsync(Commits.First("c"));

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Every_connection_writes_ahead_and_waits_for_the_disk()
    {
        await (await Engine.OpenAsync()).DisposeAsync();

        Assert.Equal("wal", await Engine.ExecuteAsync("PRAGMA journal_mode"));
        Assert.Equal(2, await Engine.CountAsync("PRAGMA synchronous"));
        Assert.Equal(SqliteEngine.BusySeconds * 1000, await Engine.CountAsync("PRAGMA busy_timeout"));
        Assert.Equal(8000, await Engine.CountAsync("PRAGMA wal_autocheckpoint"));
        Assert.Equal(1, await Engine.CountAsync("PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task A_connection_that_would_not_survive_a_crash_stops_the_start()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Cancelled);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => new SqliteDialect(Engine.File).CheckAsync(new Session(connection), Cancelled));

        Assert.Equal(
            $"The SQLite file '{Engine.File}' would not survive a crash: its journal mode is 'memory' and synchronous is 2; it needs 'wal' and 2. "
            + "Put it on a local disk; network file systems cannot hold it.",
            failure.Message);
    }

    /// <summary>Versions 3.7.0 to 3.51.2 can damage a file when two connections checkpoint at once (sqlite.org/wal.html, "walresetbug").</summary>
    [Fact]
    public async Task The_library_is_one_that_does_not_damage_files() =>
        Assert.True(Version.Parse((string)(await Engine.ExecuteAsync("SELECT sqlite_version()"))!) >= new Version(3, 51, 3));

    [Fact]
    public async Task Closing_leaves_one_file()
    {
        await using (var store = await Engine.OpenAsync())
        {
            await store.StoreAsync(Commits.First("c"));
            await store.LogAsync("c");
        }

        Assert.Equal(["test.db"], Directory.EnumerateFiles(Engine.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_deleted_takes_everything_of_the_conversation_along()
    {
        await using var support = await Engine.OpenAllAsync();
        var next = Commits.After(await support.Conversations.StoreAsync(Commits.First("c")), "key");
        await support.Conversations.StoreAsync(next with { Effects = [.. next.Effects, new NoteMisunderstood("words", "en", null)], Outbound = [2, 3] });
        await support.Cases.AddNoteAsync("c-case", new("agent", "Ben"), "Note", "key", Clock.GetUtcNow(), Cancelled);
        await support.Outbox.CompleteAsync(1, "channel-id", Cancelled);
        string[] tables = ["activities", "earlier_states", "reminders", "handoff_cases", "case_notes", "misunderstood", "outbox", "channel_activities"];
        foreach (var table in tables)
        {
            Assert.NotEqual(0, await Engine.CountAsync($"SELECT count(*) FROM {table}"));
        }

        await Engine.ExecuteAsync("DELETE FROM conversations");

        foreach (var table in tables)
        {
            Assert.Equal(0, await Engine.CountAsync($"SELECT count(*) FROM {table}"));
        }
    }

    [Fact]
    public async Task A_look_up_uses_indexes_only()
    {
        await (await Engine.OpenAsync()).DisposeAsync();

        foreach (var sql in new[] { Sql.FindConversation, Sql.FindOpenConversation, Sql.ReadLog, DeliverySql.CancelReminders })
        {
            Assert.DoesNotContain("SCAN", await PlanAsync(sql), StringComparison.Ordinal);
        }

        Assert.Contains("activities_key", await PlanAsync(Sql.FindConversation), StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_have_defaults_that_need_no_configuration()
    {
        var options = new StorageOptions();

        Assert.True(Validator.TryValidateObject(options, new(options), null, validateAllProperties: true));
        Assert.Equal(("data/supportbot.db", 3), (options.Path, options.BusySeconds));
        options.Path = "";
        Assert.False(Validator.TryValidateObject(options, new(options), null, validateAllProperties: true));
    }

    private Task<string> PlanAsync(string sql) => QueryPlan.OfAsync(Engine.File, sql);
}
