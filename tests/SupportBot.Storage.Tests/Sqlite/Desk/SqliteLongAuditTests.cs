using SupportBot.Runtime.State.Agents;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Sqlite.Desk;

/// <summary>A log of which a look at its end says enough.</summary>
public sealed class SqliteLongAuditTests : StoreTests<SqliteEngine>
{
    private const int Entries = 12_000;

    [Fact]
    public async Task What_is_changed_near_the_end_is_seen_at_once_and_further_back_by_the_next_whole_look()
    {
        await WriteAsync(Entries);
        var whole = await Support.Agents.VerifyAuditAsync(Cancelled);
        Assert.Equal((true, Entries), (whole.IsWhole, whole.Count));
        await WriteAsync(3);
        Assert.Equal((true, Entries + 3), (await LookAsync(), (await Support.Agents.VerifyNewAuditAsync(Cancelled)).Count));

        await ChangeAsync(id: 10);
        Assert.True(await LookAsync());
        Assert.Equal(10, (await Support.Agents.VerifyAuditAsync(Cancelled)).BrokenAt);
        // Once a fault is known, nothing less than a whole look makes it good.
        Assert.Equal(10, (await Support.Agents.VerifyNewAuditAsync(Cancelled)).BrokenAt);
    }

    [Theory]
    [InlineData(Entries)]
    [InlineData(Entries - 5_000)]
    [InlineData(5_001)]
    public async Task The_last_five_thousand_entries_and_all_behind_the_place_that_is_known_are_looked_at_each_time(int id)
    {
        await WriteAsync(Entries);
        Assert.True((await Support.Agents.VerifyAuditAsync(Cancelled)).IsWhole);
        await ChangeAsync(id);
        Assert.Equal(id, (await Support.Agents.VerifyNewAuditAsync(Cancelled)).BrokenAt);
    }

    [Theory]
    [InlineData("DELETE FROM audit WHERE id > 11990")]
    [InlineData("DELETE FROM audit WHERE id > 4000")]
    [InlineData("UPDATE audit_head SET seal = 'made up'")]
    public async Task A_cut_off_end_and_a_broken_seal_are_seen(string crime)
    {
        await WriteAsync(Entries);
        Assert.True((await Support.Agents.VerifyAuditAsync(Cancelled)).IsWhole);
        await Engine.ExecuteAsync("DROP TRIGGER audit_keeps_all");
        await Engine.ExecuteAsync(crime);
        Assert.False(await LookAsync());
    }

    private async Task<bool> LookAsync() => (await Support.Agents.VerifyNewAuditAsync(Cancelled)).IsWhole;

    private async Task WriteAsync(int entries) => await Task.WhenAll(Enumerable.Range(0, entries).Select(_ =>
        Support.Agents.AddAuditAsync(new(0, DateTimeOffset.UnixEpoch, "ben", AuditAction.ReadCase, "case", null), Cancelled)));

    private async Task ChangeAsync(int id) => await Engine.ExecuteAsync($"DROP TRIGGER IF EXISTS audit_keeps_entries; UPDATE audit SET target = 'another' WHERE id = {id}");
}
