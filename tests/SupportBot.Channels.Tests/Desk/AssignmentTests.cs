using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>Which cases the program gives whom, as agents and admins set it, and what they read of it.</summary>
public sealed class AssignmentTests
{
    [Fact]
    public async Task Agents_say_which_languages_and_how_many_cases_they_take_and_it_is_written_down()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var before = await agent.GetAsync("session");
        Assert.False(before.GetProperty("agent").TryGetProperty("languages", out _));
        Assert.Equal((false, 4), (before.GetProperty("desk").GetProperty("autoAssign").GetBoolean(), before.GetProperty("desk").GetProperty("casesPerAgent").GetInt32()));

        await agent.AskAsync(HttpMethod.Put, "me/work", new { languages = (string[])["zh-Hans", "en", "en"], capacity = 2 }, HttpStatusCode.NoContent);

        var after = (await agent.GetAsync("session")).GetProperty("agent");
        Assert.Equal(["zh-Hans", "en"], after.GetProperty("languages").EnumerateArray().Select(locale => locale.GetString()));
        Assert.Equal(2, after.GetProperty("capacity").GetInt32());
        var entry = (await server.Services.GetRequiredService<IAgentStore>().ListAuditAsync(long.MaxValue, 10, Cancelled)).First(entry => entry.Action == AuditAction.ChangeWork);
        Assert.Equal((agent.Agent.Id, agent.Agent.Id, "languages=zh-Hans en; capacity=2"), (entry.AgentId, entry.Target, entry.Detail));

        await agent.AskAsync(HttpMethod.Put, "me/work", new { }, HttpStatusCode.NoContent);
        var reset = (await agent.GetAsync("session")).GetProperty("agent");
        Assert.False(reset.TryGetProperty("languages", out _) || reset.TryGetProperty("capacity", out _));
    }

    [Theory]
    [InlineData("""{"languages":["xx"]}""", "There is no language 'xx'. Write some of en, zh-Hans.")]
    [InlineData("""{"capacity":51}""", "51 is no number of cases. Write 1 to 50")]
    [InlineData("""{"capacity":-1}""", "-1 is no number of cases.")]
    public async Task What_cannot_be_is_refused_with_what_would_be_right(string body, string sentence)
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        foreach (var path in new[] { "me/work", $"accounts/{admin.Agent.Id}" })
        {
            var answer = await admin.AskAsync(HttpMethod.Put, path, body, HttpStatusCode.BadRequest);
            Assert.StartsWith(sentence, answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Admins_set_it_for_others_and_what_they_leave_out_stays()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        var made = (await admin.PostAsync("accounts", new { userName = "mia", languages = (string[])["en"], capacity = 3 }, HttpStatusCode.Created)).GetProperty("account");
        Assert.Equal(("en", 3), (made.GetProperty("languages")[0].GetString(), made.GetProperty("capacity").GetInt32()));

        var path = $"accounts/{made.GetProperty("id").GetString()}";
        var renamed = await admin.AskAsync(HttpMethod.Put, path, new { name = "Mia B" }, HttpStatusCode.OK);
        Assert.Equal(("en", 3), (renamed.GetProperty("languages")[0].GetString(), renamed.GetProperty("capacity").GetInt32()));
        var every = await admin.AskAsync(HttpMethod.Put, path, new { languages = Array.Empty<string>(), capacity = 0 }, HttpStatusCode.OK);
        Assert.False(every.TryGetProperty("languages", out _) || every.TryGetProperty("capacity", out _));
    }

    [Theory]
    [InlineData("en", "speaks 简体中文, 1 of 4 open cases, idle for 6 min", "takes every language, 0 of 2 open cases, idle for 0 min")]
    [InlineData("zh-Hans", "会简体中文，手上1个个案，上限4个，已空闲6分钟", "接待所有语言，手上0个个案，上限2个，已空闲0分钟")]
    public async Task Why_an_agent_got_a_case_stands_on_its_row_and_in_its_events_in_the_readers_language(string locale, string first, string second)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var caseId = await AssignAsync(server, agent, new("zh-Hans", 1, 4, 6));
        var other = await AssignAsync(server, agent, new(null, 0, 2, 0));

        foreach (var (id, why) in new[] { (caseId, first), (other, second) })
        {
            var row = (await agent.GetAsync($"cases/{id}?lang={locale}")).GetProperty("row");
            Assert.Equal(("assigned", agent.Agent.Id, why), (Text(row, "status"), Text(row.GetProperty("agent"), "id"), Text(row, "assigned")));
            var told = Customers.Entries(await agent.GetAsync($"cases/{id}/transcript?lang={locale}")).Last(entry => entry.TryGetProperty("event", out _)).GetProperty("event");
            Assert.Equal(("assigned", agent.Agent.Id, why), (Text(told, "name"), Text(told.GetProperty("to"), "id"), Text(told, "why")));
            using var file = await agent.SendAsync(HttpMethod.Get, $"cases/{id}/transcript.txt?lang={locale}");
            Assert.Contains(why, await file.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        await agent.PostAsync($"cases/{caseId}/release");
        Assert.False((await agent.GetAsync($"cases/{caseId}")).GetProperty("row").TryGetProperty("assigned", out _));
    }

    [Theory]
    [InlineData("en", "Case {0} cannot be read: its entry in the queue is damaged.")]
    [InlineData("zh-Hans", "个案 {0} 无法读取")]
    public async Task A_list_with_a_damaged_case_shows_the_others_and_says_so_in_the_agents_language(string locale, string sentence)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, damaged) = await Customers.WaitAsync(server);
        var (_, whole) = await Customers.WaitAsync(server);
        Assert.False((await agent.GetAsync("cases?view=queue")).TryGetProperty("unreadable", out _));
        await server.ChangeAsync($"UPDATE handoff_cases SET handoff_case = '{{' WHERE id = '{damaged}'");

        var list = await agent.GetAsync($"cases?view=queue&lang={locale}");

        Assert.Equal([whole], list.GetProperty("rows").EnumerateArray().Select(row => Text(row, "id")));
        Assert.Equal(2, list.GetProperty("total").GetInt32());
        var named = Assert.Single(list.GetProperty("unreadable").EnumerateArray());
        Assert.Equal((damaged, "waiting"), (Text(named, "id"), Text(named, "status")));
        Assert.StartsWith(string.Format(null, sentence, damaged), Text(named, "message"), StringComparison.Ordinal);

        var refused = (await agent.AskAsync(HttpMethod.Get, $"cases/{damaged}", null, HttpStatusCode.InternalServerError)).GetProperty("error");
        Assert.Equal("unreadable-case", Text(refused, "code"));
        Assert.Contains($"case '{damaged}'", Text(refused, "message"), StringComparison.Ordinal);
    }

    private static async Task<string> AssignAsync(LocalServer server, DeskClient agent, CaseAssignment why)
    {
        var (customer, caseId) = await Customers.WaitAsync(server);
        var receipt = await server.Pipeline.ActAsync(customer.Id, new AssignCase(new(agent.Agent.Id, agent.Agent.Name), why), null, Cancelled);
        Assert.Equal(TurnOutcome.Committed, receipt.Outcome);
        return caseId;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
