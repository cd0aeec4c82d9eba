using System.Net;
using System.Text.Json;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What agents read of cases.</summary>
public sealed class CaseTests
{
    [Fact]
    public async Task The_queue_lists_who_waits_in_the_agents_language_and_nothing_personal()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, first) = await Customers.WaitAsync(server, "glare");
        await server.Time.PassAsync(TimeSpan.FromMinutes(1));
        var (_, second) = await Customers.WaitAsync(server, "照片模糊", "zh-Hans");
        var list = await agent.GetAsync("cases?view=queue&lang=zh-Hans");
        var rows = list.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal([first, second], rows.Select(row => row.GetProperty("id").GetString()));
        Assert.Equal((2, 2, 0), (list.GetProperty("total").GetInt32(), list.GetProperty("counts").GetProperty("waiting").GetInt32(), list.GetProperty("counts").GetProperty("mine").GetInt32()));
        var row = rows[0];
        Assert.Equal(("waiting", "asked", "en", "directline"), (Text(row, "status"), Text(row, "trigger"), Text(row, "locale"), Text(row, "channel")));
        Assert.Equal("reasons/glare", Text(row.GetProperty("reason"), "topic"));
        Assert.NotEqual("Glare", Text(row.GetProperty("reason"), "name"));
        Assert.Matches("[0-9A-HJKMNP-TV-Z]{5}$", Text(row, "customer"));
        Assert.Equal("talk to a person", Text(row, "lastLine"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Text(row, "openedAt"));
        Assert.Equal(DateTimeOffset.Parse(Text(row, "waitingSince"), null).AddMinutes(15), DateTimeOffset.Parse(Text(row, "dueAt"), null));
    }

    [Fact]
    public async Task Lists_are_narrowed_by_view_reason_language_and_words()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, mine) = await Customers.ClaimedAsync(server, agent);
        var (_, waiting) = await Customers.WaitAsync(server, "照片模糊", "zh-Hans", "转人工");
        Assert.Equal([mine], await IdsAsync(agent, "view=mine"));
        Assert.Equal([waiting], await IdsAsync(agent, "view=queue"));
        Assert.Equal(2, (await IdsAsync(agent, "view=all")).Length);
        Assert.Empty(await IdsAsync(agent, "view=resolved"));
        Assert.Equal([mine], await IdsAsync(agent, "view=all&reason=reasons/glare"));
        Assert.Equal([waiting], await IdsAsync(agent, "view=all&locale=zh-Hans"));
        Assert.Equal([waiting], await IdsAsync(agent, $"view=all&q={waiting}"));
        Assert.Single(await IdsAsync(agent, "view=all&limit=1&offset=1"));
        await agent.AskAsync(HttpMethod.Get, "cases?view=everything", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_transcript_is_the_log_page_by_page_and_as_a_file()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello, I am here.", after = await Customers.PlaceAsync(agent, caseId) });
        await customer.SayAsync("thank you");
        var transcript = await agent.GetAsync($"cases/{caseId}/transcript");
        var entries = Customers.Entries(transcript).ToArray();
        Assert.Equal(Enumerable.Range(1, entries.Length), entries.Select(entry => entry.GetProperty("sequence").GetInt32()));
        var shown = await customer.ReadAllAsync();
        Assert.Equal(
            shown.Select(activity => activity.Text).Where(text => text is { Length: > 0 }),
            entries.Where(entry => Text(entry, "kind") != "system").Select(entry => Text(entry, "text")));
        Assert.Equal(["opened", "claimed"], entries.Where(entry => Text(entry, "kind") == "system").Select(entry => Text(entry.GetProperty("event"), "name")));
        var reply = Assert.Single(entries, entry => Text(entry, "kind") == "agent");
        Assert.Equal(("Ben", "Hello, I am here."), (Text(reply, "name"), Text(reply, "text")));
        Assert.Equal("customer", Text(entries[^1], "kind"));
        var later = await agent.GetAsync($"cases/{caseId}/transcript?after={entries.Length - 1}");
        Assert.Equal("thank you", Text(Customers.Entries(later).Single(), "text"));
        using var file = await agent.SendAsync(HttpMethod.Get, $"cases/{caseId}/transcript.txt");
        Assert.Equal(("text/plain", true), (file.Content.Headers.ContentType?.MediaType, file.Headers.CacheControl?.NoStore));
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        Assert.Contains(lines, line => line.EndsWith("Ben: Hello, I am here.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("Note of the system: Claimed, Ben", StringComparison.Ordinal));
        using var chinese = await agent.SendAsync(HttpMethod.Get, $"cases/{caseId}/transcript.txt?lang=zh-Hans");
        Assert.Contains("用户: thank you", await chinese.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_a_customer_is_stays_masked_until_a_lead_gives_a_reason()
    {
        const string Account = "customer-of-a-site-42";
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead, "Mia");
        var caseId = await Customers.VerifiedAsync(server, Account);
        foreach (var path in new[] { "cases", $"cases/{caseId}", $"cases/{caseId}/transcript", $"cases/{caseId}/transcript.txt", $"cases/{caseId}/canned", $"cases/{caseId}/notes", "agents" })
        {
            using var answer = await agent.SendAsync(HttpMethod.Get, path);
            Assert.DoesNotContain(Account, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal("cu•••42", Text((await agent.GetAsync($"cases/{caseId}")).GetProperty("identity"), "account"));
        await agent.AskAsync(HttpMethod.Post, $"cases/{caseId}/reveal", new { field = "account", reason = "curious" }, HttpStatusCode.Forbidden);
        await lead.AskAsync(HttpMethod.Post, $"cases/{caseId}/reveal", new { field = "account", reason = " " }, HttpStatusCode.BadRequest);
        Assert.Equal(Account, Text(await lead.PostAsync($"cases/{caseId}/reveal", new { field = "account", reason = "To find the ticket." }), "value"));
        var entry = (await lead.GetAsync("audit")).GetProperty("entries").EnumerateArray().Single(line => Text(line, "action") == "identity.reveal");
        Assert.Equal((caseId, "To find the ticket.", lead.Agent.Id), (Text(entry, "target"), Text(entry, "detail"), Text(entry.GetProperty("agent"), "id")));
    }

    [Fact]
    public async Task Every_look_into_a_case_is_written_down_once_in_a_while()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead);
        var (_, caseId) = await Customers.WaitAsync(server);
        for (var looks = 0; looks < 3; looks++)
        {
            await lead.GetAsync($"cases/{caseId}");
            await lead.GetAsync($"cases/{caseId}/transcript");
            await lead.GetAsync($"cases/{caseId}/canned");
        }

        await server.Time.PassAsync(AuditTrail.OneReading);
        await lead.GetAsync($"cases/{caseId}");
        var audit = await lead.GetAsync("audit");
        var actions = audit.GetProperty("entries").EnumerateArray().Select(line => Text(line, "action")).Order(StringComparer.Ordinal);
        Assert.Equal(["audit.read", "case.canned", "case.read", "case.read", "case.transcript", "session.begin"], actions);
        Assert.True(audit.GetProperty("intact").GetBoolean());
    }

    [Theory]
    [InlineData("cases/NOSUCHCASE")]
    [InlineData("cases/NOSUCHCASE/transcript")]
    [InlineData("cases/NOSUCHCASE/notes")]
    [InlineData("cases/%2e%2e")]
    public async Task A_case_that_does_not_exist_is_not_found(string path)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var answer = await agent.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string?[]> IdsAsync(DeskClient agent, string query) =>
        [.. (await agent.GetAsync($"cases?{query}")).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("id").GetString())];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
