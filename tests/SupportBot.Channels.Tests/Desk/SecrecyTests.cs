using System.Net;
using System.Text.Json;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What never reaches whom: notes no customer, one customer's case no other, and nothing of either a log.</summary>
public sealed class SecrecyTests
{
    private const string Note = "Marked-note-7421";

    [Fact]
    public async Task A_note_reaches_nothing_that_a_customer_can_read()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await customer.ReconnectAsync("?watermark=");
        using var stream = await customer.OpenAsync();
        await agent.PostAsync($"cases/{caseId}/notes", new { text = Note }, HttpStatusCode.Created);
        await agent.PostAsync($"cases/{caseId}/typing", null, HttpStatusCode.NoContent);
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "A reply after the note." });
        await agent.PostAsync($"cases/{caseId}/return", new { note = "Handed back." });
        await customer.SayAsync("what did you note");
        var streamed = await stream.ReadUntilAsync(activity => activity.Text == "what did you note");
        Assert.Contains(streamed, activity => activity.Text == "A reply after the note.");
        Assert.DoesNotContain(Note, JsonSerializer.Serialize(streamed), StringComparison.Ordinal);
        Assert.DoesNotContain(Note, JsonSerializer.Serialize(await customer.ReadAllAsync()), StringComparison.Ordinal);
        foreach (var path in new[] { "", "/activities", "/activities?watermark=0" })
        {
            using var answer = await customer.SendAsync(HttpMethod.Get, $"{DirectLineClient.Base}/conversations/{customer.Id}{path}");
            Assert.DoesNotContain(Note, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        var notes = (await agent.GetAsync($"cases/{caseId}/notes")).GetProperty("notes").EnumerateArray();
        Assert.Equal(Note, notes.Single().GetProperty("text").GetString());
        Assert.DoesNotContain(Note, (await agent.GetAsync($"cases/{caseId}/transcript")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_reads_of_the_agents_side_the_name_and_the_words_alone()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello." });
        using var answer = await customer.SendAsync(HttpMethod.Get, $"{DirectLineClient.Base}/conversations/{customer.Id}/activities");
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Ben", text, StringComparison.Ordinal);
        Assert.DoesNotContain("handoff.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(agent.Agent.Id, text, StringComparison.Ordinal);
        Assert.DoesNotContain(agent.Agent.UserName, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_reaches_no_other_customers_case_by_any_route()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (mine, _) = await Customers.WaitAsync(server);
        var (other, caseId) = await Customers.ClaimedAsync(server, agent, "name mismatch on my document");
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "For the other one." });
        foreach (var path in new[] { $"{DirectLineClient.Base}/conversations/{other.Id}/activities", $"{DirectLineClient.Base}/conversations/{other.Id}", $"{DeskClient.Base}/cases/{caseId}", $"{DeskClient.Base}/cases/{caseId}/transcript", $"{DeskClient.Base}/cases" })
        {
            using var answer = await mine.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{path}: {(int)answer.StatusCode}");
        }

        Assert.DoesNotContain(await mine.ReadAllAsync(), activity => activity.Text == "For the other one.");
    }

    [Fact]
    public async Task What_looks_like_a_secret_is_removed_from_replies_and_notes()
    {
        const string Card = "4111 1111 1111 1111";
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await agent.PostAsync($"cases/{caseId}/reply", new { text = $"Is it {Card}?" });
        await agent.PostAsync($"cases/{caseId}/notes", new { text = $"It is {Card}." }, HttpStatusCode.Created);
        Assert.DoesNotContain(await customer.ReadAllAsync(), activity => activity.Text?.Contains("4111", StringComparison.Ordinal) == true);
        Assert.DoesNotContain("4111", (await agent.GetAsync($"cases/{caseId}/notes")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_of_a_megabyte_is_refused_and_nothing_of_it_is_kept()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, caseId) = await Customers.ClaimedAsync(server, agent);
        using var huge = await agent.SendAsync(HttpMethod.Post, $"cases/{caseId}/notes", new { text = new string('x', 1 << 20) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        await agent.AskAsync(HttpMethod.Post, $"cases/{caseId}/notes", new { text = new string('x', 4001) }, HttpStatusCode.BadRequest);
        Assert.Equal(0, (await agent.GetAsync($"cases/{caseId}/notes")).GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public async Task Logs_hold_no_names_no_words_and_no_tokens()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server, AgentRole.Lead, "Zebedee");
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent, "glare, says marked-customer-11");
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "marked-reply-22" });
        await agent.PostAsync($"cases/{caseId}/notes", new { text = "marked-note-33" }, HttpStatusCode.Created);
        await agent.PostAsync($"cases/{caseId}/reply", """{"text": marked-broken-44}""", HttpStatusCode.BadRequest);
        using var wrong = await agent.AgainAsync();
        using var refused = await wrong.SignInAsync("marked-user-55", "marked-password-66");
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        await agent.AskAsync(HttpMethod.Delete, "session", null, HttpStatusCode.NoContent);
        await socket.ReadToCloseAsync();
        var lines = server.Log.Lines.Where(line => !line.Contains("Request starting", StringComparison.Ordinal) && !line.Contains("Request finished", StringComparison.Ordinal)).ToArray();
        Assert.Contains(lines, line => line.Contains(caseId, StringComparison.Ordinal));
        var tokens = new[] { agent.Csrf!, agent.Cookie!.Split('=')[1], customer.Token! };
        foreach (var mark in tokens.Concat(["Zebedee", agent.Agent.UserName, DeskClient.Password, "marked-"]))
        {
            Assert.DoesNotContain(lines, line => line.Contains(mark, StringComparison.OrdinalIgnoreCase));
        }
    }
}
