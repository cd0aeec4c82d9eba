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
        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
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
        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
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
        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
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
            Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
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
        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
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
        await UnlockAsync();
        await Engine.ExecuteAsync(sql);

        Assert.Equal((broken, AuditFault.Changed), await CheckAsync());
    }

    [Theory]
    [InlineData("DELETE FROM audit_head")]
    [InlineData("UPDATE audit_head SET count = 3")]
    [InlineData("INSERT INTO audit_head (id, count, hash, seal) VALUES (1, 0, '', '')")]
    [InlineData("INSERT OR REPLACE INTO audit_head (id, count, hash, seal) VALUES (1, 0, '', '')")]
    public async Task The_end_is_neither_deleted_nor_put_back(string sql)
    {
        await FillAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => Engine.ExecuteAsync(sql));

        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
    }

    [Theory]
    [InlineData("DELETE FROM audit WHERE id > 3", 4, AuditFault.CutOff)]
    [InlineData("DELETE FROM audit WHERE id > 1", 2, AuditFault.CutOff)]
    [InlineData("DELETE FROM audit", 1, AuditFault.CutOff)]
    [InlineData("DELETE FROM audit_head", 5, AuditFault.CutOff)]
    [InlineData("DELETE FROM audit; DELETE FROM audit_head", 1, AuditFault.CutOff)]
    [InlineData("UPDATE audit_head SET count = 9", 5, AuditFault.CutOff)]
    [InlineData("UPDATE audit_head SET seal = 'x'", 4, AuditFault.SealBroken)]
    [InlineData("UPDATE audit_head SET hash = 'x'", 4, AuditFault.SealBroken)]
    [InlineData("DELETE FROM audit WHERE id > 3; UPDATE audit_head SET count = 3, hash = (SELECT hash FROM audit WHERE id = 3)", 3, AuditFault.SealBroken)]
    public async Task Entries_that_were_cut_off_are_missed_and_stay_missed(string sql, long broken, AuditFault fault)
    {
        await FillAsync();
        await UnlockAsync();
        await Engine.ExecuteAsync(sql);
        Assert.Equal((broken, fault), await CheckAsync());

        // Agents work on, and nothing that they add makes it whole again.
        await AddAsync("later");
        await RestartAsync();
        await AddAsync("much later");

        Assert.False((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
        Assert.Equal("much later", (await Agents.ListAuditAsync(long.MaxValue, 1, Cancelled))[0].Action);
    }

    [Fact]
    public async Task A_wrong_number_of_entries_is_seen()
    {
        await FillAsync();
        await UnlockAsync();

        await Engine.ExecuteAsync("UPDATE audit_head SET count = 3");

        Assert.Equal((4, AuditFault.Changed), await CheckAsync());
    }

    [Fact]
    public async Task Whoever_has_no_key_cannot_make_the_seal_of_an_earlier_end()
    {
        await OpenWithAsync("a key that is kept elsewhere");
        await FillAsync();
        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);

        await OpenWithAsync(null);
        Assert.Equal((4, AuditFault.SealBroken), await CheckAsync());
        await UnlockAsync();
        await Engine.ExecuteAsync("DELETE FROM audit WHERE id > 3; UPDATE audit_head SET count = 3, hash = (SELECT hash FROM audit WHERE id = 3)");
        Assert.Equal(AuditFault.SealBroken, (await Agents.SealAuditAsync(Clock.GetUtcNow(), Cancelled)).Fault);
        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);

        await OpenWithAsync("a key that is kept elsewhere");
        Assert.Equal((4, AuditFault.SealBroken), await CheckAsync());
    }

    [Fact]
    public async Task After_a_change_of_the_key_the_log_is_sealed_anew_and_says_so()
    {
        await FillAsync();
        await OpenWithAsync("a new key of the operator");
        Assert.Equal(AuditFault.SealBroken, (await Agents.SealAuditAsync(Clock.GetUtcNow(), Cancelled)).Fault);

        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
        var sealing = (await Agents.ListAuditAsync(long.MaxValue, 1, Cancelled))[0];
        Assert.Equal((5, AuditEntry.Program, AuditAction.SealAudit, "4"), (sealing.Id, sealing.AgentId, sealing.Action, sealing.Detail));
        Assert.True((await Agents.SealAuditAsync(Clock.GetUtcNow(), Cancelled)).IsWhole);
        Assert.Equal(5, (await Agents.VerifyAuditAsync(Cancelled)).Count);
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'nothing' WHERE id = 2")]
    [InlineData("DELETE FROM audit WHERE id > 3")]
    public async Task No_seal_makes_a_broken_log_whole(string sql)
    {
        await FillAsync();
        await UnlockAsync();
        await Engine.ExecuteAsync(sql);
        await OpenWithAsync("a new key of the operator");

        Assert.False((await Agents.SealAuditAsync(Clock.GetUtcNow(), Cancelled)).IsWhole);

        Assert.False((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
    }

    [Fact]
    public async Task A_log_that_has_no_seal_yet_is_sealed_when_it_is_opened_and_says_so()
    {
        await FillAsync();
        await Engine.ExecuteAsync("UPDATE audit_head SET seal = ''");
        Assert.Equal((4, AuditFault.SealBroken), await CheckAsync());

        await RestartAsync();

        Assert.True((await Agents.VerifyAuditAsync(Cancelled)).IsWhole);
        Assert.Equal(AuditAction.SealAudit, (await Agents.ListAuditAsync(long.MaxValue, 1, Cancelled))[0].Action);
    }

    [Fact]
    public async Task A_look_through_the_log_while_it_grows_finds_it_whole()
    {
        var adding = Task.WhenAll(Enumerable.Range(0, 300).Select(at => Task.Run(() => AddAsync($"action{at}"))));
        var (looks, last) = (0, 0L);
        while (last < 300)
        {
            var check = await Agents.VerifyAuditAsync(Cancelled);
            Assert.True(check.IsWhole, check.ToString());
            Assert.True(check.Count >= last);
            (looks, last) = (looks + 1, check.Count);
        }

        await adding;
        TestContext.Current.TestOutputHelper!.WriteLine($"{looks} looks");
    }

    [Fact]
    public async Task The_log_is_read_from_its_beginning_page_by_page()
    {
        await FillAsync();

        Assert.Equal([1, 2], (await Agents.ReadAuditAsync(0, 2, Cancelled)).Select(entry => entry.Id));
        Assert.Equal([3, 4], (await Agents.ReadAuditAsync(2, 9, Cancelled)).Select(entry => entry.Id));
        Assert.Empty(await Agents.ReadAuditAsync(4, 9, Cancelled));
    }

    private async Task<(long? BrokenAt, AuditFault? Fault)> CheckAsync()
    {
        var check = await Agents.VerifyAuditAsync(Cancelled);
        return (check.BrokenAt, check.Fault);
    }

    /// <summary>What somebody does first who means to change the log past the store.</summary>
    private async Task UnlockAsync()
    {
        foreach (var trigger in new[] { "audit_keeps_entries", "audit_keeps_all", "audit_grows_at_its_end", "audit_head_stays", "audit_head_is_one", "audit_head_goes_on" })
        {
            await Engine.ExecuteAsync($"DROP TRIGGER IF EXISTS {trigger}");
        }
    }

    private async Task OpenWithAsync(string? key)
    {
        await Support.DisposeAsync();
        await InitializeAsync(key);
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
