using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;
using SupportBot.Storage.Tests.Engines;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>What every storage engine keeps of <see cref="IAlertStore"/>'s promises.</summary>
public abstract class AlertCompliance<TEngine> : StoreTests<TEngine>
    where TEngine : Engine, new()
{
    [Fact]
    public async Task A_browser_is_found_as_it_was_kept_while_its_session_is_good()
    {
        await SignInAsync("ben", "s1");
        var kept = new AlertBrowser("id1", "ben", "s1", "sealed", Commits.At(1));
        await Support.Alerts.KeepBrowserAsync(kept, Cancelled);
        await RestartAsync();

        Assert.Equal([kept], await Support.Alerts.ListBrowsersAsync("ben", Commits.At(0), Cancelled));
        Assert.Empty(await Support.Alerts.ListBrowsersAsync("mia", Commits.At(0), Cancelled));
        Assert.Empty(await Support.Alerts.ListBrowsersAsync("ben", Commits.At(0).AddHours(12), Cancelled));
        Assert.Equal(["ben"], await Support.Alerts.ListSignedInAsync(Commits.At(0), Cancelled));
        Assert.Empty(await Support.Alerts.ListSignedInAsync(Commits.At(0).AddHours(12), Cancelled));
    }

    [Fact]
    public async Task A_session_has_one_browser_and_a_browser_one_session()
    {
        await SignInAsync("ben", "s1");
        await SignInAsync("mia", "s2");
        await KeepAsync("id1", "ben", "s1");
        await KeepAsync("id2", "ben", "s1");
        Assert.Equal(["id2"], await IdsAsync("ben"));
        await KeepAsync("id2", "mia", "s2");
        Assert.Empty(await IdsAsync("ben"));
        Assert.Equal(["id2"], await IdsAsync("mia"));
    }

    [Fact]
    public async Task No_browser_is_kept_for_a_session_that_has_ended_or_is_another_agents()
    {
        await SignInAsync("ben", "s1");
        await SignInAsync("mia", "s2");
        await KeepAsync("id1", "ben", "none");
        await KeepAsync("id2", "ben", "s2");
        Assert.Empty(await IdsAsync("ben"));
        Assert.Empty(await IdsAsync("mia"));
    }

    [Fact]
    public async Task Whatever_ends_a_session_forgets_its_browser()
    {
        foreach (var session in new[] { "signs out", "password", "stays", "disabled" })
        {
            await SignInAsync(session == "disabled" ? "mia" : "ben", session);
            await KeepAsync($"id {session}", session == "disabled" ? "mia" : "ben", session);
        }

        await Support.Agents.EndSessionAsync("signs out", null, Cancelled);
        Assert.Equal(["id password", "id stays"], await IdsAsync("ben"));
        await Support.Agents.ChangeAgentAsync(new() { AgentId = "ben", Make = (account, _) => account, EndsSessions = true, ExceptTokenHash = "stays" }, Cancelled);
        Assert.Equal(["id stays"], await IdsAsync("ben"));
        await Support.Agents.SaveAgentAsync(Account("mia") with { IsDisabled = true }, null, Cancelled);
        Assert.Empty(await IdsAsync("mia"));
        await Support.Alerts.DropBrowserOfAsync("stays", Cancelled);
        Assert.Empty(await IdsAsync("ben"));
        await KeepAsync("gone", "ben", "stays");
        await Support.Alerts.DropBrowserAsync("gone", Cancelled);
        Assert.Empty(await IdsAsync("ben"));
    }

    [Fact]
    public async Task An_agent_has_one_address_or_none()
    {
        await SignInAsync("ben", "s1");
        await Support.Alerts.SetAddressAsync("ben", "ben@example.com", Cancelled);
        await Support.Alerts.SetAddressAsync("ben", "b@example.com", Cancelled);
        await Support.Alerts.SetAddressAsync("nobody", "n@example.com", Cancelled);
        Assert.Equal([KeyValuePair.Create("ben", "b@example.com")], await Support.Alerts.ListAddressesAsync(Cancelled));
        await Support.Alerts.SetAddressAsync("ben", null, Cancelled);
        Assert.Empty(await Support.Alerts.ListAddressesAsync(Cancelled));
    }

    [Fact]
    public async Task Of_all_who_take_a_step_one_does_and_it_is_remembered_for_a_day()
    {
        var step = new TakenStep("ben", AlertStep.Push, Commits.At(0));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TakeAsync(step, "alert", "second")));
        Assert.Equal(["alert", "second"], results.SelectMany(taken => taken).Order(StringComparer.Ordinal));
        Assert.Equal(["alert"], await TakeAsync(step with { AgentId = "mia" }, "alert"));
        Assert.Equal(["other"], await TakeAsync(step, "alert", "other"));
        await RestartAsync();
        Assert.Empty(await TakeAsync(step with { At = step.At.AddHours(23) }, "alert"));
        Assert.Equal([step, step with { AgentId = "mia" }], await Support.Alerts.ListStepsAsync("alert", Cancelled));
        Assert.Equal(["alert"], await TakeAsync(step with { At = step.At.AddHours(25) }, "alert"));
    }

    private Task<IReadOnlySet<string>> TakeAsync(TakenStep step, params string[] alerts) => Support.Alerts.TakeStepsAsync(alerts, step, Cancelled);

    private async Task SignInAsync(string agent, string session)
    {
        await Support.Agents.SaveAgentAsync(Account(agent), null, Cancelled);
        await Support.Agents.AddSessionAsync(new(session, agent, Commits.At(0), Commits.At(0).AddHours(12)), null, Cancelled);
    }

    private static AgentAccount Account(string agent) => new() { Id = agent, UserName = agent, Name = agent, Role = AgentRole.Agent, CreatedAt = Commits.At(0) };

    private Task KeepAsync(string id, string agent, string session) => Support.Alerts.KeepBrowserAsync(new(id, agent, session, "sealed", Commits.At(0)), Cancelled);

    private async Task<string[]> IdsAsync(string agent) => [.. (await Support.Alerts.ListBrowsersAsync(agent, Commits.At(0), Cancelled)).Select(browser => browser.Id).Order(StringComparer.Ordinal)];
}
