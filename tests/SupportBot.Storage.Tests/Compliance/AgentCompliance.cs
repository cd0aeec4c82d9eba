using System.Globalization;
using SupportBot.Runtime.State.Agents;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="IAgentStore"/>'s promises about accounts and sessions.</summary>
public abstract class AgentCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private IAgentStore Agents => Support.Agents;

    [Fact]
    public async Task An_account_that_nobody_made_is_not_found()
    {
        Assert.Empty(await Agents.ListAgentsAsync(Cancelled));
        Assert.Null(await Agents.FindAgentAsync("gone", Cancelled));
        Assert.Null(await Agents.FindAgentByUserNameAsync("gone", Cancelled));
        Assert.Null(await Agents.FindAgentBySubjectAsync("gone", Cancelled));
    }

    [Fact]
    public async Task An_account_is_found_by_id_user_name_and_subject()
    {
        var ben = Account("1", "ben", "Ben") with { PasswordHash = "hash", Settings = """{"locale":"zh-Hans"}""" };
        var mia = Account("2", "mia", "米亚") with { Subject = "https://login.example|42", Role = AgentRole.Admin };
        await SaveAsync(mia);
        await SaveAsync(ben);
        await RestartAsync();

        Assert.Equal([ben, mia], await Agents.ListAgentsAsync(Cancelled));
        Assert.Equal(ben, await Agents.FindAgentAsync("1", Cancelled));
        Assert.Equal(ben, await Agents.FindAgentByUserNameAsync("ben", Cancelled));
        Assert.Equal(mia, await Agents.FindAgentBySubjectAsync("https://login.example|42", Cancelled));
        Assert.Null(await Agents.FindAgentBySubjectAsync("ben", Cancelled));
    }

    [Fact]
    public async Task An_account_is_changed_in_its_place()
    {
        await SaveAsync(Account("1", "ben", "Ben") with { PasswordHash = "hash", Subject = "a|b" });
        var changed = Account("1", "benjamin", "Benjamin") with { Role = AgentRole.Lead, Settings = "{}" };

        await SaveAsync(changed);

        Assert.Equal([changed], await Agents.ListAgentsAsync(Cancelled));
    }

    [Fact]
    public async Task A_user_name_or_subject_of_somebody_else_is_refused_and_nothing_changes()
    {
        var ben = Account("1", "ben", "Ben") with { Subject = "a|b" };
        var mia = Account("2", "mia", "Mia");
        await SaveAsync(ben);
        await SaveAsync(mia);
        await SignInAsync("token", "2");

        Assert.False(await Agents.SaveAgentAsync(Account("3", "ben", "Other"), null, Cancelled));
        Assert.False(await Agents.SaveAgentAsync(Account("3", "other", "Other") with { Subject = "a|b" }, null, Cancelled));
        Assert.False(await Agents.SaveAgentAsync(mia with { UserName = "ben", IsDisabled = true }, null, Cancelled));

        Assert.Equal([ben, mia], await Agents.ListAgentsAsync(Cancelled));
        Assert.NotNull(await FindAsync("token"));
    }

    [Fact]
    public async Task Of_many_who_take_one_user_name_at_once_one_gets_it()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(at => Task.Run(() => Agents.SaveAgentAsync(Account($"{at}", "ben", "Ben"), null, Cancelled))));

        Assert.Single(results, saved => saved);
        Assert.Single(await Agents.ListAgentsAsync(Cancelled));
    }

    [Fact]
    public async Task Changes_that_two_processes_make_to_one_account_undo_nothing_of_each_other()
    {
        const int Each = 40;
        await SaveAsync(Account("1", "ben", "Ben") with { Settings = "0" });
        await SaveAsync(Account("2", "mia", "Mia"));
        await using var other = await Engine.OpenAllAsync();
        var counting = Enumerable.Range(0, 2 * Each).Select(at => Task.Run(() => (at % 2 == 0 ? Agents : other.Agents).ChangeAgentAsync(
            Change("1", (known, _) => known with { Settings = (int.Parse(known.Settings!, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) }), Cancelled)));
        var closing = Task.Run(() => other.Agents.ChangeAgentAsync(Change("1", (known, _) => known with { IsDisabled = true }), Cancelled));
        await Task.WhenAll([.. counting, closing]);

        Assert.Equal(Account("1", "ben", "Ben") with { Settings = $"{2 * Each}", IsDisabled = true }, await Agents.FindAgentAsync("1", Cancelled));
    }

    [Fact]
    public async Task A_change_sees_every_account_and_may_be_given_up()
    {
        var ben = Account("1", "ben", "Ben");
        await SaveAsync(ben);
        await SaveAsync(Account("2", "mia", "Mia"));

        Assert.Equal((ben, null), await Agents.ChangeAgentAsync(Change("1", (_, all) => all.Count == 2 ? null : ben with { Name = "Other" }), Cancelled));
        Assert.Equal((null, null), await Agents.ChangeAgentAsync(Change("3", (_, _) => ben), Cancelled));
        Assert.Equal((ben, ben with { Name = "Benjamin" }), await Agents.ChangeAgentAsync(Change("1", (known, _) => known with { Name = "Benjamin" }), Cancelled));
        Assert.Equal("Benjamin", (await Agents.FindAgentAsync("1", Cancelled))?.Name);
    }

    [Fact]
    public async Task A_session_is_found_with_its_account_until_it_expires()
    {
        var ben = Account("1", "ben", "Ben");
        await SaveAsync(ben);
        var session = new AgentSession("token", "1", Noon, Noon.AddHours(8));
        await Agents.AddSessionAsync(session, null, Cancelled);
        await RestartAsync();

        Assert.Equal((session, ben), await Agents.FindSessionAsync("token", Noon.AddHours(8).AddMilliseconds(-1), Cancelled));
        Assert.Null(await Agents.FindSessionAsync("token", Noon.AddHours(8), Cancelled));
        Assert.Null(await Agents.FindSessionAsync("TOKEN", Noon, Cancelled));
    }

    [Fact]
    public async Task A_session_is_kept_once_and_expired_ones_go()
    {
        await SaveAsync(Account("1", "ben", "Ben"));
        await Agents.AddSessionAsync(new("old", "1", Noon.AddHours(-9), Noon.AddHours(-1)), null, Cancelled);
        await SignInAsync("token", "1");
        await SignInAsync("token", "1");

        Assert.Equal("token", await Engine.ExecuteAsync("SELECT group_concat(token_hash) FROM agent_sessions"));
    }

    [Fact]
    public async Task A_session_that_was_ended_is_dead_at_once()
    {
        await SaveAsync(Account("1", "ben", "Ben"));
        await SignInAsync("one", "1");
        await SignInAsync("two", "1");

        await Agents.EndSessionAsync("one", null, Cancelled);

        Assert.Null(await FindAsync("one"));
        Assert.NotNull(await FindAsync("two"));
    }

    [Fact]
    public async Task All_sessions_of_an_agent_but_one_can_be_ended()
    {
        await SaveAsync(Account("1", "ben", "Ben"));
        await SaveAsync(Account("2", "mia", "Mia"));
        foreach (var token in new[] { "one", "two", "three" })
        {
            await SignInAsync(token, "1");
        }

        await SignInAsync("other", "2");
        await Agents.ChangeAgentAsync(Change("1", (known, _) => known) with { EndsSessions = true, ExceptTokenHash = "two" }, Cancelled);
        Assert.Equal("other,two", await Engine.ExecuteAsync("SELECT group_concat(token_hash) FROM (SELECT token_hash FROM agent_sessions ORDER BY 1)"));

        await Agents.ChangeAgentAsync(Change("1", (known, _) => known) with { EndsSessions = true }, Cancelled);
        Assert.Equal("other", await Engine.ExecuteAsync("SELECT group_concat(token_hash) FROM agent_sessions"));
    }

    [Fact]
    public async Task The_sessions_of_a_closed_account_are_dead_at_once_and_stay_dead()
    {
        var ben = Account("1", "ben", "Ben");
        await SaveAsync(ben);
        await SignInAsync("token", "1");

        await SaveAsync(ben with { IsDisabled = true });
        Assert.Null(await FindAsync("token"));
        await SignInAsync("late", "1");
        Assert.Null(await FindAsync("late"));

        await SaveAsync(ben);
        Assert.Null(await FindAsync("token"));
        Assert.Null(await FindAsync("late"));
    }

    [Fact]
    public async Task A_session_of_an_account_that_was_closed_past_the_store_is_not_found()
    {
        await SaveAsync(Account("1", "ben", "Ben"));
        await SignInAsync("token", "1");

        await Engine.ExecuteAsync("UPDATE agents SET is_disabled = 1");

        Assert.Null(await FindAsync("token"));
    }

    private static AgentAccount Account(string id, string userName, string name) => new() { Id = id, UserName = userName, Name = name, Role = AgentRole.Agent, CreatedAt = Noon };

    private static AgentChange Change(string id, Func<AgentAccount, IReadOnlyList<AgentAccount>, AgentAccount?> make) => new() { AgentId = id, Make = make };

    private async Task SaveAsync(AgentAccount account) => Assert.True(await Agents.SaveAgentAsync(account, null, Cancelled));

    private Task SignInAsync(string token, string agentId) => Agents.AddSessionAsync(new(token, agentId, Noon, Noon.AddHours(8)), null, Cancelled);

    private Task<(AgentSession Session, AgentAccount Agent)?> FindAsync(string token) => Agents.FindSessionAsync(token, Noon, Cancelled);
}
