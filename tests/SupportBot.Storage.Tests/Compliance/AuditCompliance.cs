using System.Data.Common;
using SupportBot.Runtime.State.Agents;
using SupportBot.Storage.Tests.Engines;
using SupportBot.Storage.Tests.Faults;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>The audit log only grows, and a change of it is seen.</summary>
public abstract class AuditCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private IAgentStore Agents => Support.Agents;

    [Fact]
    public async Task An_empty_log_is_whole()
    {
        Assert.Null(await Agents.VerifyAuditAsync(Cancelled));
        Assert.Empty(await Agents.ListAuditAsync(long.MaxValue, 10, Cancelled));
    }

    [Fact]
    public async Task Entries_are_numbered_and_listed_newest_first()
    {
        var kept = new List<AuditEntry>();
        for (var at = 0; at < 5; at++)
        {
            kept.Add(await AddAsync($"action{at}"));
        }

        await RestartAsync();
        kept.Add(await AddAsync("after the restart"));

        Assert.Equal([1, 2, 3, 4, 5, 6], kept.Select(entry => entry.Id));
        Assert.Equal([.. kept.AsEnumerable().Reverse()], await Agents.ListAuditAsync(long.MaxValue, 10, Cancelled));
        Assert.Equal([kept[2], kept[1]], await Agents.ListAuditAsync(4, 2, Cancelled));
        Assert.Empty(await Agents.ListAuditAsync(1, 10, Cancelled));
        Assert.Null(await Agents.VerifyAuditAsync(Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Agents.ListAuditAsync(1, 0, Cancelled));
    }

    [Fact]
    public async Task The_hash_is_the_same_wherever_it_is_worked_out()
    {
        var first = await Agents.AddAuditAsync(new(0, DateTimeOffset.UnixEpoch.AddTicks(12_345), "agent", "case.claim", "case1", null), Cancelled);

        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(1), first.At);
        Assert.Equal("53bb9365851503676a6d485f696979a0924dd267b4e767772fed11353a2dc0ea", first.Hash);
    }

    [Fact]
    public async Task Entries_that_are_added_at_once_make_one_chain()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 200).Select(at => Task.Run(() => AddAsync($"action{at}"))));

        Assert.Equal(Enumerable.Range(1, 200).Select(id => (long)id), kept.Select(entry => entry.Id).Order());
        Assert.Equal(200, kept.Select(entry => entry.Hash).Distinct().Count());
        Assert.Null(await Agents.VerifyAuditAsync(Cancelled));
    }

    [Fact]
    public async Task A_crash_after_any_statement_leaves_no_half_entry_and_no_gap()
    {
        await AddAsync("first");
        var (broken, at) = (true, 0);
        for (; broken; at++)
        {
            Engine.Observer.BreakAfter(at);
            broken = await Record.ExceptionAsync(() => AddAsync($"action{at}")) is Crash;
            Engine.Observer.Rest();
            Assert.Null(await Agents.VerifyAuditAsync(Cancelled));
        }

        Assert.True(at > 3);
        var kept = await Agents.ListAuditAsync(long.MaxValue, 100, Cancelled);
        Assert.Equal(kept.Count, kept[0].Id);
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'nothing' WHERE id = 2")]
    [InlineData("UPDATE audit SET id = 9 WHERE id = 4")]
    [InlineData("DELETE FROM audit WHERE id = 2")]
    [InlineData("DELETE FROM audit")]
    [InlineData("INSERT INTO audit (id, at, agent_id, action, hash) VALUES (0, 0, 'x', 'x', 'x')")]
    [InlineData("INSERT INTO audit (id, at, agent_id, action, hash) VALUES (9, 0, 'x', 'x', 'x')")]
    [InlineData("INSERT OR REPLACE INTO audit (id, at, agent_id, action, hash) VALUES (2, 0, 'x', 'x', 'x')")]
    public async Task Entries_are_neither_changed_nor_deleted_nor_put_between(string sql)
    {
        await FillAsync();

        var failure = await Assert.ThrowsAnyAsync<DbException>(() => Engine.ExecuteAsync(sql));

        Assert.Contains("Entries of the audit log are", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, await Engine.CountAsync("SELECT count(*) FROM audit"));
        Assert.Null(await Agents.VerifyAuditAsync(Cancelled));
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'nothing' WHERE id = 2", 2)]
    [InlineData("UPDATE audit SET detail = NULL WHERE id = 3", 3)]
    [InlineData("UPDATE audit SET agent_id = 'agent2', action = 'case.claim' WHERE id = 1", 1)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE id = 4", 4)]
    [InlineData("UPDATE audit SET target = target || detail, detail = '' WHERE id = 2", 2)]
    [InlineData("UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 1) WHERE id = 2", 2)]
    [InlineData("DELETE FROM audit WHERE id = 2", 3)]
    [InlineData("DELETE FROM audit WHERE id = 1", 2)]
    [InlineData("INSERT INTO audit (id, at, agent_id, action, hash) VALUES (5, 0, 'x', 'x', 'x')", 5)]
    [InlineData("DELETE FROM audit WHERE id = 2; UPDATE audit SET id = id - 1 WHERE id > 2", 2)]
    public async Task A_change_past_the_store_is_seen_at_the_entry_where_it_begins(string sql, long broken)
    {
        await FillAsync();
        foreach (var trigger in new[] { "audit_keeps_entries", "audit_keeps_all", "audit_grows_at_its_end" })
        {
            await Engine.ExecuteAsync($"DROP TRIGGER {trigger}");
        }

        await Engine.ExecuteAsync(sql);

        Assert.Equal(broken, await Agents.VerifyAuditAsync(Cancelled));
    }

    private async Task FillAsync()
    {
        for (var at = 1; at <= 4; at++)
        {
            await Agents.AddAuditAsync(new(0, Clock.GetUtcNow(), $"agent{at}", "identity.reveal", $"case{at}", "The customer asked for it"), Cancelled);
        }
    }

    private Task<AuditEntry> AddAsync(string action) => Agents.AddAuditAsync(new(0, Clock.GetUtcNow(), "agent", action, null, null), Cancelled);
}
