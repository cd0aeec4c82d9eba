using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What agents do to cases, and what they cannot.</summary>
public sealed class ActionTests
{
    [Fact]
    public async Task A_case_goes_all_the_way_from_the_claim_to_the_end_and_back()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.WaitAsync(server);
        var claimed = await agent.PostAsync($"cases/{caseId}/claim");
        Assert.Equal(("assigned", agent.Agent.Id), (Status(claimed), claimed.GetProperty("row").GetProperty("agent").GetProperty("id").GetString()));
        var reply = await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello." });
        Assert.Contains(await customer.ReadAllAsync(), activity => activity.Text == "Hello." && activity.From?.Name == "Ben"
            && activity.Id!.EndsWith($"{reply.GetProperty("sequence").GetInt64():D7}", StringComparison.Ordinal));
        Assert.Equal("assigned", Status(await agent.PostAsync($"cases/{caseId}/snooze", new { until = server.Time.GetUtcNow().AddHours(1) })));
        Assert.Equal("returned", Status(await agent.PostAsync($"cases/{caseId}/return", new { note = "Use the web upload." })));
        Assert.Contains(await customer.ReadAllAsync(), activity => activity.Text?.Contains("Use the web upload.", StringComparison.Ordinal) == true);
        Assert.Equal("assigned", Status(await agent.PostAsync($"cases/{caseId}/claim")));
        Assert.Equal("waiting", Status(await agent.PostAsync($"cases/{caseId}/release")));
        Assert.Equal("assigned", Status(await agent.PostAsync($"cases/{caseId}/claim")));
        Assert.Equal("resolved", Status(await agent.PostAsync($"cases/{caseId}/resolve")));
        Assert.Equal("assigned", Status(await agent.PostAsync($"cases/{caseId}/reopen")));
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_has_the_case_and_since_when()
    {
        await using var server = await LocalServer.StartAsync();
        using var ben = await DeskClient.SignInAsync(server);
        using var mia = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        var (_, caseId) = await Customers.ClaimedAsync(server, ben);
        var refused = await mia.PostAsync($"cases/{caseId}/claim", null, HttpStatusCode.Conflict);
        Assert.Equal("taken", refused.GetProperty("refusal").GetString());
        Assert.Equal("Ben", refused.GetProperty("row").GetProperty("agent").GetProperty("name").GetString());
        Assert.True(refused.GetProperty("row").TryGetProperty("statusSince", out _));
    }

    [Fact]
    public async Task Fifty_agents_claim_at_once_and_one_gets_it()
    {
        const int Rounds = 20;
        await using var server = await LocalServer.StartAsync();
        var agents = await Task.WhenAll(Enumerable.Range(0, 50).Select(at => DeskClient.SignInAsync(server, AgentRole.Agent, $"Agent{at}")));
        for (var round = 0; round < Rounds; round++)
        {
            var (customer, caseId) = await Customers.WaitAsync(server);
            var saying = customer.SayAsync($"message during claim {round}");
            var answers = await Task.WhenAll(agents.Select(agent => agent.SendAsync(HttpMethod.Post, $"cases/{caseId}/claim", "{}")));
            await saying;
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable, answer.StatusCode.ToString()));
            Array.ForEach(answers, answer => answer.Dispose());
            var transcript = await agents[0].GetAsync($"cases/{caseId}/transcript");
            Assert.Single(Customers.Entries(transcript), entry => Event(entry) == "claimed");
            Assert.Single(Customers.Entries(transcript), entry => entry.TryGetProperty("text", out var text) && text.GetString() == $"message during claim {round}");
        }

        Array.ForEach(agents, agent => agent.Dispose());
    }

    [Fact]
    public async Task Repeating_an_action_with_its_key_does_nothing_twice()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.WaitAsync(server);
        await agent.PostAsync($"cases/{caseId}/claim", key: "k1");
        await agent.PostAsync($"cases/{caseId}/claim", key: "k1");
        var after = await Customers.PlaceAsync(agent, caseId);
        var first = await agent.PostAsync($"cases/{caseId}/reply", new { text = "Once.", after }, key: "k2");
        await customer.SayAsync("I wrote meanwhile");
        var again = await agent.PostAsync($"cases/{caseId}/reply", new { text = "Once.", after }, key: "k2");
        Assert.Equal(first.GetProperty("sequence").GetInt64(), again.GetProperty("sequence").GetInt64());
        Assert.Single(await customer.ReadAllAsync(), activity => activity.Text == "Once.");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => agent.PostAsync($"cases/{caseId}/reply", new { text = "Twenty times." }, key: "k3")));
        Assert.Single(await customer.ReadAllAsync(), activity => activity.Text == "Twenty times.");
        var notes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => agent.PostAsync($"cases/{caseId}/notes", new { text = "A note." }, HttpStatusCode.Created, "k4")));
        Assert.Single(notes.Select(note => note.GetProperty("id").GetInt64()).Distinct());
    }

    [Fact]
    public async Task A_reply_waits_until_the_agent_has_read_what_the_customer_wrote()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        var after = await Customers.PlaceAsync(agent, caseId);
        await customer.SayAsync("one more thing");
        Assert.Equal("unread", await agent.RefusalAsync($"cases/{caseId}/reply", new { text = "Hello.", after }));
        Assert.DoesNotContain(await customer.ReadAllAsync(), activity => activity.Text == "Hello.");
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello.", after = await Customers.PlaceAsync(agent, caseId) });
    }

    [Fact]
    public async Task A_message_that_comes_while_the_reply_is_on_its_way_holds_it_back()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        var after = await Customers.PlaceAsync(agent, caseId);
        server.Store.BeforeCommit = () => customer.SayAsync("wait, it was approved");
        Assert.Equal("unread", await agent.RefusalAsync($"cases/{caseId}/reply", new { text = "Send it again.", after }));
        Assert.Equal("wait, it was approved", (await customer.ReadAllAsync())[^1].Text);
    }

    [Fact]
    public async Task What_is_done_to_an_old_case_touches_no_later_one()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.WaitAsync(server);
        var receipt = await server.Pipeline.ActAsync(customer.Id, new ClaimCase(new("agent", "Ben")) { CaseId = "0LDCASE" }, null, TestContext.Current.CancellationToken);
        Assert.Equal((TurnOutcome.Refused, DeskRefusal.Resolved), (receipt.Outcome, receipt.Refusal));
        receipt = await server.Pipeline.ActAsync(customer.Id, new ClaimCase(new("agent", "Ben")) { CaseId = caseId }, null, TestContext.Current.CancellationToken);
        Assert.Equal(TurnOutcome.Committed, receipt.Outcome);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_its_reason_and_changes_nothing()
    {
        await using var server = await LocalServer.StartAsync();
        using var ben = await DeskClient.SignInAsync(server);
        using var mia = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        var (customer, caseId) = await Customers.ClaimedAsync(server, ben);
        var said = (await customer.ReadAllAsync()).Count;
        Assert.Equal("not-owner", await mia.RefusalAsync($"cases/{caseId}/reply", new { text = "Not mine." }));
        Assert.Equal("not-owner", await mia.RefusalAsync($"cases/{caseId}/resolve"));
        Assert.Equal("empty", await ben.RefusalAsync($"cases/{caseId}/reply", new { text = " \u200b\n" }));
        Assert.Equal("too-long", await ben.RefusalAsync($"cases/{caseId}/reply", new { text = new string('x', 4001) }));
        Assert.Equal("unknown-item", await ben.RefusalAsync($"cases/{caseId}/checklist", new { item = "nonsense", met = true }));
        Assert.Equal("not-resolved", await ben.RefusalAsync($"cases/{caseId}/reopen"));
        Assert.Equal("nothing-to-do", await ben.RefusalAsync($"cases/{caseId}/snooze", new { until = server.Time.GetUtcNow().AddHours(-1) }));
        Assert.Equal("not-here", await ben.RefusalAsync($"cases/{caseId}/transfer", new { agentId = mia.Agent.Id }));
        Assert.Equal("not-here", await ben.RefusalAsync($"cases/{caseId}/transfer", new { agentId = "nobody" }));
        Assert.Equal(said, (await customer.ReadAllAsync()).Count);
        await ben.PostAsync($"cases/{caseId}/resolve");
        Assert.Equal("resolved", await mia.RefusalAsync($"cases/{caseId}/claim"));
        Assert.Equal("resolved", await ben.RefusalAsync($"cases/{caseId}/reply", new { text = "Too late." }));
        await server.Time.PassAsync(TimeSpan.FromHours(73));
        using var later = await ben.AgainAsync();
        Assert.Equal("too-late", await later.RefusalAsync($"cases/{caseId}/reopen"));
    }

    [Theory]
    [InlineData("reply", "{}", HttpStatusCode.BadRequest)]
    [InlineData("reply", "{\"text\":7}", HttpStatusCode.BadRequest)]
    [InlineData("reply", "not json", HttpStatusCode.BadRequest)]
    [InlineData("reply", "{\"text\":\"x\\u0000\"}", HttpStatusCode.BadRequest)]
    [InlineData("snooze", "{\"until\":\"soon\"}", HttpStatusCode.BadRequest)]
    [InlineData("transfer", "{}", HttpStatusCode.BadRequest)]
    [InlineData("checklist", "{\"met\":true}", HttpStatusCode.BadRequest)]
    [InlineData("notes", "{\"text\":\"  \"}", HttpStatusCode.BadRequest)]
    public async Task A_body_that_says_nothing_is_refused(string action, string body, HttpStatusCode expected)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, caseId) = await Customers.ClaimedAsync(server, agent);
        await agent.AskAsync(HttpMethod.Post, $"cases/{caseId}/{action}", body, expected);
    }

    [Fact]
    public async Task A_case_is_handed_to_a_colleague_who_is_here_and_a_lead_moves_any()
    {
        await using var server = await LocalServer.StartAsync();
        using var ben = await DeskClient.SignInAsync(server);
        using var mia = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Lea");
        using var presence = server.Services.GetRequiredService<AgentPresence>().Arrive(mia.Agent.Id);
        using var other = server.Services.GetRequiredService<AgentPresence>().Arrive(ben.Agent.Id);
        var (_, caseId) = await Customers.ClaimedAsync(server, ben);
        var row = (await ben.PostAsync($"cases/{caseId}/transfer", new { agentId = mia.Agent.Id })).GetProperty("row");
        Assert.Equal("Mia", row.GetProperty("agent").GetProperty("name").GetString());
        Assert.Equal("not-owner", await ben.RefusalAsync($"cases/{caseId}/transfer", new { agentId = ben.Agent.Id }));
        row = (await lead.PostAsync($"cases/{caseId}/transfer", new { agentId = ben.Agent.Id })).GetProperty("row");
        Assert.Equal("Ben", row.GetProperty("agent").GetProperty("name").GetString());
        var colleagues = (await lead.GetAsync("agents")).GetProperty("agents").EnumerateArray().ToDictionary(agent => agent.GetProperty("name").GetString()!);
        Assert.Equal(("online", 1), (colleagues["Ben"].GetProperty("status").GetString(), colleagues["Ben"].GetProperty("cases").GetInt32()));
        Assert.Equal("offline", colleagues["Lea"].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_point_that_an_agent_marks_is_shown_as_the_agents()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, caseId) = await Customers.ClaimedAsync(server, agent);
        var before = (await agent.GetAsync($"cases/{caseId}")).GetProperty("checklist").EnumerateArray().First();
        Assert.Equal("unknown", before.GetProperty("state").GetString());
        var item = before.GetProperty("id").GetString();
        await agent.PostAsync($"cases/{caseId}/checklist", new { item, met = true });
        var after = (await agent.GetAsync($"cases/{caseId}?lang=zh-Hans")).GetProperty("checklist").EnumerateArray().First();
        Assert.Equal(("met", "agent"), (after.GetProperty("state").GetString(), after.GetProperty("by").GetString()));
        Assert.NotEqual(before.GetProperty("text").GetString(), after.GetProperty("text").GetString());
        Assert.Equal(3, (await agent.GetAsync($"cases/{caseId}")).GetProperty("materials").GetArrayLength());
    }

    [Fact]
    public async Task A_store_that_is_full_refuses_an_action_for_now_and_loses_nothing()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        server.Store.IsFull = true;
        using var refused = await agent.SendAsync(HttpMethod.Post, $"cases/{caseId}/reply", new { text = "Hello." }, "k1");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "busy"), (refused.StatusCode, await Answers.CodeAsync(refused)));
        server.Store.IsFull = false;
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello." }, key: "k1");
        Assert.Single(await customer.ReadAllAsync(), activity => activity.Text == "Hello.");
    }

    [Fact]
    public async Task A_clock_that_jumps_back_an_hour_refuses_nothing_and_keeps_the_order()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Before." });
        server.Time.AdjustTime(server.Time.GetUtcNow().AddHours(-1));
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "After." });
        await customer.SayAsync("thank you");
        var times = Customers.Entries(await agent.GetAsync($"cases/{caseId}/transcript")).Select(entry => entry.GetProperty("at").GetString()).ToArray();
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        await agent.PostAsync($"cases/{caseId}/resolve");
    }

    private static string? Status(JsonElement answer) => answer.GetProperty("row").GetProperty("status").GetString();

    private static string? Event(JsonElement entry) => entry.TryGetProperty("event", out var told) ? told.GetProperty("name").GetString() : null;
}
