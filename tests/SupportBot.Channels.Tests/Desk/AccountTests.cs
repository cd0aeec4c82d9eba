using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>Admins make, change and close accounts.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task An_admin_makes_an_account_whose_password_is_shown_once()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        var made = await admin.PostAsync("accounts", new { userName = " Mia@Example.com", name = "Mia", role = "lead" }, HttpStatusCode.Created);
        Assert.Equal("mia@example.com", made.GetProperty("account").GetProperty("userName").GetString());
        using var mia = new DeskClient(server);
        using var answer = await mia.SignInAsync("mia@example.com", made.GetProperty("password").GetString()!);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var list = (await admin.GetAsync("accounts")).GetRawText();
        Assert.Contains("mia@example.com", list, StringComparison.Ordinal);
        Assert.DoesNotContain("pbkdf2", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Mia"}""", "The body is empty")]
    [InlineData("""{"userName":"a b"}""", "'a b' is no user name")]
    [InlineData("""{"userName":"mia","role":"boss"}""", "'boss' is no role")]
    [InlineData("""{"userName":"mia","name":" "}""", "'' is no name")]
    public async Task An_account_that_cannot_be_made_is_refused_with_what_is_wrong(string body, string sentence)
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        var answer = await admin.AskAsync(HttpMethod.Post, "accounts", body, HttpStatusCode.BadRequest);
        Assert.StartsWith(sentence, answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_name_belongs_to_one_account()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        await admin.PostAsync("accounts", new { userName = "mia" }, HttpStatusCode.Created);
        await admin.PostAsync("accounts", new { userName = "MIA" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_agent_who_is_disabled_while_typing_is_out_and_the_case_waits_again()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin, "Ada");
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        using var socket = await agent.OpenAsync();
        await agent.PostAsync($"cases/{caseId}/typing", null, HttpStatusCode.NoContent);
        await admin.AskAsync(HttpMethod.Put, $"accounts/{agent.Agent.Id}", new { disabled = true }, HttpStatusCode.OK);
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Too late." }, HttpStatusCode.Unauthorized);
        Assert.Equal("signed-out", (await socket.ReadToCloseAsync())[^1].GetProperty("type").GetString());
        var row = (await admin.GetAsync($"cases/{caseId}")).GetProperty("row");
        Assert.Equal(("waiting", "agent-disabled"), (row.GetProperty("status").GetString(), row.GetProperty("requeuedFor").GetString()));
        Assert.DoesNotContain(await customer.ReadAllAsync(), activity => activity.Text == "Too late.");
    }

    [Fact]
    public async Task The_last_admin_cannot_be_closed_or_made_less()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        await admin.AskAsync(HttpMethod.Put, $"accounts/{admin.Agent.Id}", new { disabled = true }, HttpStatusCode.BadRequest);
        await admin.AskAsync(HttpMethod.Put, $"accounts/{admin.Agent.Id}", new { role = "lead" }, HttpStatusCode.BadRequest);
        using var other = await DeskClient.SignInAsync(server, AgentRole.Admin, "Mia");
        await admin.AskAsync(HttpMethod.Put, $"accounts/{admin.Agent.Id}", new { role = "lead" }, HttpStatusCode.OK);
        await admin.AskAsync(HttpMethod.Get, "accounts", null, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_new_password_ends_every_session_of_the_account()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        using var agent = await DeskClient.SignInAsync(server);
        var password = (await admin.PostAsync($"accounts/{agent.Agent.Id}/password")).GetProperty("password").GetString()!;
        await agent.AskAsync(HttpMethod.Get, "agents", null, HttpStatusCode.Unauthorized);
        using var answer = await agent.SignInAsync(agent.Agent.UserName, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await admin.PostAsync("accounts/nobody/password", null, HttpStatusCode.NotFound);
        await admin.AskAsync(HttpMethod.Put, "accounts/nobody", new { name = "X" }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_log_with_who_made_it()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin, "Ada");
        var id = (await admin.PostAsync("accounts", new { userName = "mia" }, HttpStatusCode.Created)).GetProperty("account").GetProperty("id").GetString();
        await admin.AskAsync(HttpMethod.Put, $"accounts/{id}", new { role = "lead" }, HttpStatusCode.OK);
        await admin.AskAsync(HttpMethod.Put, $"accounts/{id}", new { disabled = true }, HttpStatusCode.OK);
        var audit = await admin.GetAsync("audit?limit=10");
        var lines = audit.GetProperty("entries").EnumerateArray().Where(line => line.TryGetProperty("target", out var target) && target.GetString() == id).ToArray();
        Assert.Equal(["account.disable", "account.role", "account.add"], lines.Select(line => line.GetProperty("action").GetString()));
        Assert.All(lines, line => Assert.Equal("Ada", line.GetProperty("agent").GetProperty("name").GetString()));
        Assert.Equal("agent to lead", lines[1].GetProperty("detail").GetString());
        var before = lines[0].GetProperty("id").GetInt64();
        var earlier = (await admin.GetAsync($"audit?before={before}&limit=1")).GetProperty("entries").EnumerateArray().Single();
        Assert.True(earlier.GetProperty("id").GetInt64() < before);
    }

    [Fact]
    public async Task What_cannot_be_delivered_is_listed_and_only_what_is_there_is_tried_again()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        Assert.Equal(0, (await admin.GetAsync("outbox/dead")).GetProperty("items").GetArrayLength());
        await admin.PostAsync("outbox/dead/1/retry", null, HttpStatusCode.NotFound);
        await admin.PostAsync("outbox/dead/x/retry", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_any_account_customers_are_not_promised_a_person()
    {
        await using var server = await LocalServer.StartAsync();
        var customer = await DirectLineClient.StartAsync(server.Http);
        await customer.SayAsync("talk to a person");
        var conversation = await server.Services.GetRequiredService<IConversationStore>().FindAsync(customer.Id, null, TestContext.Current.CancellationToken);
        Assert.Null(conversation!.State.Handoff);
    }
}
