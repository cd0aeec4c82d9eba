using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SupportBot.Runtime.State;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite;

/// <summary>Full disks, locked files, broken files: told with a cure, and over without a restart.</summary>
public sealed class SqliteOutageTests : EngineTests<SqliteEngine>
{
    [Fact]
    public async Task A_full_disk_is_told_and_nothing_acknowledged_is_lost()
    {
        var limit = 120;
        Engine.Observer.Opened = connection => Limit(connection, limit);
        await using var store = await Engine.OpenAsync();
        var commit = await store.StoreAsync(Commits.First("c"));
        StoreUnavailableException? failure = null;
        while (failure is null)
        {
            var next = Commits.After(commit);
            failure = await Record.ExceptionAsync(() => store.StoreAsync(next)) as StoreUnavailableException;
            commit = failure is null ? next : commit;
        }

        Assert.Equal($"The SQLite file '{Engine.File}' cannot grow: the disk is full. Free some space. (SQLite error 13)", failure.Message);
        Assert.Equal(commit.Conversation.LastSequence, (await store.LogAsync("c")).Count);
        Assert.True(commit.Conversation.Version > 2);

        limit = 1000;
        var watch = Stopwatch.StartNew();
        await store.StoreAsync(Commits.After(commit));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1));
        Assert.Equal("ok", await Engine.ExecuteAsync("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Of_what_waits_at_a_full_disk_everything_fails_with_a_cure()
    {
        await using var store = await Engine.OpenAsync();
        Engine.Observer.Opened = connection => Limit(connection, 1);

        var failures = await Task.WhenAll(Enumerable.Range(0, 200).Select(at => Record.ExceptionAsync(() => store.CommitAsync(Big($"c{at}"), Cancelled)).AsTask()));

        Assert.All(failures, failure => Assert.IsType<StoreUnavailableException>(failure));
        Assert.Equal(0, await Engine.CountAsync("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task A_locked_file_is_told_after_the_wait_and_reads_go_on()
    {
        await using var store = await Engine.OpenAsync();
        var first = await store.StoreAsync(Commits.First("c"));
        await using (var other = new SqliteConnection($"Data Source={Engine.File};Pooling=False"))
        {
            await other.OpenAsync(Cancelled);
            await using var holding = await other.BeginTransactionAsync(Cancelled);
            var watch = Stopwatch.StartNew();
            var waiting = store.CommitAsync(Commits.After(first), Cancelled);

            Assert.Single(await store.LogAsync("c"));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(SqliteEngine.BusySeconds));
            var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => waiting);

            Assert.Contains("is locked by another process. End what holds it", failure.Message, StringComparison.Ordinal);
            Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(SqliteEngine.BusySeconds * 0.9), TimeSpan.FromSeconds(SqliteEngine.BusySeconds * 5));
        }

        await store.StoreAsync(Commits.After(first));
    }

    [Fact]
    public async Task A_copy_of_the_files_while_they_are_written_opens_as_a_crash_would_leave_them()
    {
        await using var store = await Engine.OpenAsync();
        var copies = new List<string>();
        Engine.Observer.Executed = _ => copies.Add(Copy(copies.Count));
        var commit = await store.StoreAsync(Commits.First("c"));
        for (var turns = 0; turns < 3; turns++)
        {
            commit = await store.StoreAsync(Commits.After(commit, $"{turns}"));
        }

        Engine.Observer.Rest();
        var seen = 0L;
        foreach (var copy in copies)
        {
            await using var copied = await ConversationStore.OpenAsync(new() { Path = copy }, TimeProvider.System, Cancelled);
            var found = await copied.Conversations.FindAsync("c", null, Cancelled);
            Assert.Equal(found?.LastSequence ?? 0, (await copied.Conversations.LogAsync("c")).Count);
            Assert.InRange(found?.Version ?? 0, seen, seen + 1);
            seen = found?.Version ?? 0;
        }

        Assert.Equal(4, seen);
    }

    [Fact]
    public async Task A_file_that_is_noStore_is_told()
    {
        await File.WriteAllTextAsync(Engine.File, string.Concat(Enumerable.Repeat("This is a letter to my bank. ", 200)), Cancelled);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => Engine.OpenAsync());

        Assert.Equal($"The SQLite file '{Engine.File}' is damaged, or no SQLite file. Move it away and restore a backup. (SQLite error 26)", failure.Message);
        Assert.StartsWith("This is a letter", await File.ReadAllTextAsync(Engine.File, Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_a_folder_is_told()
    {
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => ConversationStore.OpenAsync(new() { Path = Engine.Folder }, TimeProvider.System, Cancelled));

        Assert.Contains("cannot be opened for writing. Let the server's user write to the file and to its folder. (SQLite error 14)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        await File.WriteAllTextAsync(Path.Combine(Engine.Folder, "file"), "", Cancelled);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => ConversationStore.OpenAsync(new() { Path = Path.Combine(Engine.Folder, "file", "data", "x.db") }, TimeProvider.System, Cancelled));

        Assert.StartsWith($"The folder '{Path.Combine(Engine.Folder, "file", "data")}' cannot be made: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Make it, or set Storage:Path to a file in another one.", failure.Message, StringComparison.Ordinal);
    }

    private static TurnCommit Big(string id)
    {
        var first = Commits.First(id);
        return first with { Activities = [first.Activities[0] with { Text = new('x', 20_000) }] };
    }

    private static void Limit(System.Data.Common.DbConnection connection, int pages)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {pages}";
        command.ExecuteNonQuery();
    }

    private string Copy(int number)
    {
        var copy = Path.Combine(Engine.Folder, $"copy{number}.db");
        foreach (var part in new[] { "", "-wal" })
        {
            File.Copy(Engine.File + part, copy + part);
        }

        return copy;
    }
}
