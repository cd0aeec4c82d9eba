using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.Pipeline.Assignment;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Tests.Rounds;

/// <summary>One row that cannot be read hides no other, from nobody, and is named.</summary>
public sealed class DamagedCaseTests : RoundTests
{
    private static readonly string[] Damages = ["handoff_case = '{\"id\":'", "handoff_case = '[]'", "handoff_case = 'null'", "facts = '{\"rejections\":\"many\"}'", "facts = 'x'"];

    public static TheoryData<string> All => [.. Damages];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_list_shows_the_others_and_names_the_damaged_one(string damage)
    {
        var (first, damaged, last) = (await OpenCaseAsync("first"), await OpenCaseAsync("damaged"), await OpenCaseAsync("last"));
        await DamageAsync(damaged.Id, damage);

        var page = await Support.Cases.ListCasesAsync(new() { Statuses = [CaseStatus.Waiting] }, Cancelled);

        Assert.Equal([first.Id, last.Id], page.Rows.Select(row => row.Case.Id));
        Assert.Equal(3, page.Total);
        var named = Assert.Single(page.Unreadable);
        Assert.Equal((damaged.Id, "damaged", CaseStatus.Waiting), (named.Id, named.ConversationId, named.Status));
        Assert.Contains($"case '{damaged.Id}' of conversation 'damaged' cannot be read", named.Problem);
        Assert.Contains("restore the conversation from a backup", named.Problem);
        Assert.Equal([first.Id, damaged.Id, last.Id], (await Support.Cases.ListWaitingAsync(Cancelled)).Select(place => place.Id));
        await Assert.ThrowsAsync<StoredStateException>(() => Support.Cases.FindCaseAsync(damaged.Id, Cancelled));
    }

    [Fact]
    public async Task Pages_that_begin_behind_a_damaged_row_miss_nothing_and_show_nothing_twice()
    {
        var ids = new List<string>();
        foreach (var at in Enumerable.Range(0, 7))
        {
            ids.Add((await OpenCaseAsync($"c{at}")).Id);
        }

        await DamageAsync(ids[1], Damages[0]);
        await DamageAsync(ids[4], Damages[0]);

        var (rows, unreadable, offset) = (new List<string>(), new List<string>(), 0);
        for (CasePage page; offset < ids.Count; offset += page.Length)
        {
            page = await Support.Cases.ListCasesAsync(new() { Statuses = [CaseStatus.Waiting], Offset = offset, Limit = 2 }, Cancelled);
            rows.AddRange(page.Rows.Select(row => row.Case.Id));
            unreadable.AddRange(page.Unreadable.Select(damaged => damaged.Id));
        }

        Assert.Equal([ids[0], ids[2], ids[3], ids[5], ids[6]], rows);
        Assert.Equal([ids[1], ids[4]], unreadable);
    }

    [Fact]
    public async Task A_customers_next_message_writes_the_damaged_row_anew()
    {
        var damaged = await OpenCaseAsync("c");
        await ActAsync("c", new ClaimCase(Ben));
        await DamageAsync(damaged.Id, Damages[0]);

        await SayAsync("c", "Are you there?");

        Assert.Equal(CaseStatus.Assigned, (await CaseAsync("c")).Status);
        Assert.Empty((await Support.Cases.ListCasesAsync(new(), Cancelled)).Unreadable);
        Assert.Equal("ok", await Engine.ExecuteAsync("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task An_earlier_case_that_is_damaged_does_not_hide_the_case_of_now()
    {
        var first = await OpenCaseAsync("c");
        await ActAsync("c", new ClaimCase(Ben));
        await ActAsync("c", new ResolveCase(Ben));
        Clock.Advance(TimeSpan.FromHours(Desk.ReopenHours + 1));
        await SayAsync("c", "I want to talk to a human agent");
        var second = await CaseAsync("c");
        Assert.NotEqual(first.Id, second.Id);
        await DamageAsync(first.Id, Damages[0]);

        Assert.Equal([second.Id], (await Support.Cases.ListCasesOfAsync("c", Cancelled)).Select(row => row.Case.Id));
    }

    [Fact]
    public async Task The_desks_round_takes_the_others_back_from_whoever_is_gone_and_names_the_damaged_one_once()
    {
        var damaged = await OpenCaseAsync("damaged");
        await OpenCaseAsync("whole");
        await ActAsync("damaged", new ClaimCase(Ben));
        await ActAsync("whole", new ClaimCase(Ben));
        await DamageAsync(damaged.Id, Damages[0]);
        var round = new DeskRound(Pipeline, Support.Cases, Support.Agents, new(Clock), Board, Desk, Clock);

        var report = await round.RunAsync(Cancelled);

        Assert.Equal(1, report.Done);
        Assert.Equal(damaged.Id, Assert.Single(report.Faults).Subject);
        Assert.Equal(CaseStatus.Waiting, (await CaseAsync("whole")).Status);
        Assert.Empty((await round.RunAsync(Cancelled)).Faults);
    }

    [Fact]
    public async Task Agents_are_called_to_the_other_cases()
    {
        await SaveAgentAsync();
        await Support.Agents.AddSessionAsync(new("token", Ben.Id, Clock.GetUtcNow(), Clock.GetUtcNow().AddHours(1)), null, Cancelled);
        var push = new ScriptedAlerts(AlertStep.Push);
        var presence = new AgentPresence(Clock);
        var round = new AlertRound(Support.Cases, Support.Agents, Support.Alerts, presence, new(presence, Clock), [push], Desk, Clock);
        var damaged = await OpenCaseAsync("damaged");
        await OpenCaseAsync("whole");
        await DamageAsync(damaged.Id, Damages[0]);

        Assert.Equal(damaged.Id, Assert.Single((await round.RunAsync(Cancelled)).Faults).Subject);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await round.RunAsync(Cancelled)).Faults);

        Assert.Single(push.Calls);
    }

    [Fact]
    public async Task The_other_cases_are_given_to_agents()
    {
        await SaveAgentAsync();
        var presence = new AgentPresence(Clock);
        using var here = presence.Arrive(Ben.Id);
        var round = new AssignRound(Pipeline, Support.Cases, Support.Agents, presence, Desk with { AutoAssign = true }, Clock);
        var damaged = await OpenCaseAsync("damaged");
        await OpenCaseAsync("whole");
        await DamageAsync(damaged.Id, Damages[0]);

        Assert.Equal(1, (await round.RunAsync(Cancelled)).Done);
        Assert.Equal(CaseStatus.Assigned, (await CaseAsync("whole")).Status);
    }

    private async Task SaveAgentAsync() => Assert.True(await Support.Agents.SaveAgentAsync(
        new AgentAccount { Id = Ben.Id, UserName = "ben", Name = Ben.Name, Role = AgentRole.Agent, CreatedAt = Clock.GetUtcNow() }, null, Cancelled));

    private async Task DamageAsync(string caseId, string damage) => await Engine.ExecuteAsync($"UPDATE handoff_cases SET {damage} WHERE id = '{caseId}'");
}
