using System.Data.Common;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Relational;

public sealed class MigratorTests : EngineTests<SqliteEngine>
{
    private int Last => Engine.Dialect.Migrations.Count;

    [Fact]
    public void Steps_are_numbered_from_one_without_gaps()
    {
        var steps = Engine.Dialect.Migrations;

        Assert.NotEmpty(steps);
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.Number));
        Assert.Equal("conversations", steps[0].Name);
    }

    [Fact]
    public async Task A_newStore_takes_every_step_and_an_old_one_only_what_it_lacks()
    {
        await using (var store = await Engine.OpenAsync())
        {
            await store.StoreAsync(Commits.First("c"));
        }

        var newer = new Steps(Engine.Dialect, [.. Engine.Dialect.Migrations, new(Last + 1, "later", "CREATE TABLE later (x INTEGER); CREATE INDEX later_x ON later (x);")]);
        await using (var store = await Engine.OpenAllAsync(newer))
        {
            Assert.Single(await store.Conversations.LogAsync("c"));
        }

        await using (await Engine.OpenAllAsync(newer))
        {
            Assert.Equal(string.Join(',', newer.Migrations.Select(step => $"{step.Number} {step.Name}")), await Engine.ExecuteAsync("SELECT group_concat(number || ' ' || name) FROM migrations"));
            Assert.Equal(0, await Engine.CountAsync("SELECT count(*) FROM later"));
        }
    }

    [Fact]
    public async Task A_step_that_fails_leaves_theStore_as_it_was()
    {
        await (await Engine.OpenAsync()).DisposeAsync();
        var broken = new Steps(Engine.Dialect, [.. Engine.Dialect.Migrations, new(Last + 1, "good", "CREATE TABLE good (x INTEGER)"), new(Last + 2, "bad", "CREATE NONSENSE")]);

        await Assert.ThrowsAnyAsync<DbException>(() => Engine.OpenAllAsync(broken));

        Assert.Equal(Last, await Engine.CountAsync("SELECT max(number) FROM migrations"));
        Assert.Equal(0, await Engine.CountAsync("SELECT count(*) FROM sqlite_schema WHERE name = 'good'"));
        await (await Engine.OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task AStore_of_a_newer_program_is_refused_and_left_alone()
    {
        await (await Engine.OpenAsync()).DisposeAsync();
        await Engine.ExecuteAsync("INSERT INTO migrations (number, name, program, applied_at) VALUES (99, 'far', '9.8.7', 0)");

        var failure = await Assert.ThrowsAsync<StoreVersionException>(() => Engine.OpenAsync());

        Assert.Equal(
            $"The SQLite file '{Engine.File}' has schema version 99, written by SupportBot 9.8.7; this is SupportBot 1.0.0, which knows versions up to {Last}. "
            + "Start SupportBot 9.8.7 or newer, or restore a backup from before the update.",
            failure.Message);
    }

    [Fact]
    public async Task Two_that_start_at_once_do_not_disturb_each_other()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Engine.OpenAsync)));

        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        Assert.Equal(Last, await Engine.CountAsync("SELECT count(*) FROM migrations"));
    }
}
