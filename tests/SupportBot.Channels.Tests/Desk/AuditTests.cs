using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What agents read and do, and who was turned away, stands in the audit log, or is not answered.</summary>
public sealed class AuditTests
{
    private const string Locked = "CREATE TRIGGER nothing_is_written BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'Nothing is written.'); END";

    /// <summary>They show nothing but what the caller is and has set, or what the program can do and say.</summary>
    private static readonly string[] TellNothing = ["/desk/api/session", "/desk/api/openapi.json", "/desk/api/events", "/desk/api/playbooks", "/desk/api/me/alerts"];

    [Fact]
    public async Task What_cannot_be_written_down_is_not_answered()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        var (_, caseId) = await Customers.WaitAsync(server);
        var routes = DeskRoute.All(server).Where(route => route.Method == HttpMethod.Get && !TellNothing.Contains(route.Pattern)).ToArray();
        List<string> answered = [];
        await server.ChangeAsync(Locked);
        foreach (var route in routes)
        {
            using var answer = await admin.SendAsync(route.Method, route.PathFor(caseId, admin.Agent.Id));
            if (answer.StatusCode < HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.NotFound)
            {
                answered.Add($"{route.Pattern}: {(int)answer.StatusCode}");
            }
        }

        Assert.InRange(routes.Length, 10, 60);
        Assert.True(answered.Count == 0, string.Join('\n', answered));
        await Assert.ThrowsAsync<HttpRequestException>(admin.OpenAsync);
        using var reveal = await admin.SendAsync(HttpMethod.Post, $"cases/{await VerifiedAsync(server)}/reveal", new { field = "account", reason = "To find the ticket." });
        Assert.True(reveal.StatusCode >= HttpStatusCode.InternalServerError);
        await server.ChangeAsync("DROP TRIGGER nothing_is_written");
        await admin.GetAsync($"cases/{caseId}");
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_done()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        var (customer, caseId) = await Customers.ClaimedAsync(server, admin);
        var shown = (await customer.ReadAllAsync()).Count;
        await server.ChangeAsync(Locked);
        foreach (var (path, body) in new (string, object)[]
        {
            ("reply", new { text = "Never said." }), ("notes", new { text = "Never noted." }), ("resolve", new { }), ("release", new { }), ("return", new { }), ("snooze", new { until = server.Time.GetUtcNow().AddHours(1) }),
        })
        {
            using var answer = await admin.SendAsync(HttpMethod.Post, $"cases/{caseId}/{path}", body);
            Assert.True(answer.StatusCode >= HttpStatusCode.InternalServerError, $"{path}: {(int)answer.StatusCode}");
        }

        using var made = await admin.SendAsync(HttpMethod.Post, "accounts", new { userName = "mia" });
        using var stranger = new DeskClient(server);
        using var signedIn = await stranger.SignInAsync(admin.Agent.UserName, DeskClient.Password);
        Assert.True(made.StatusCode >= HttpStatusCode.InternalServerError && signedIn.StatusCode >= HttpStatusCode.InternalServerError);
        Assert.False(signedIn.Headers.Contains("Set-Cookie"));
        await server.ChangeAsync("DROP TRIGGER nothing_is_written");
        Assert.Equal("assigned", (await admin.GetAsync($"cases/{caseId}")).GetProperty("row").GetProperty("status").GetString());
        Assert.Equal(0, (await admin.GetAsync($"cases/{caseId}/notes")).GetProperty("notes").GetArrayLength());
        Assert.Equal(shown, (await customer.ReadAllAsync()).Count);
        Assert.DoesNotContain("mia", (await admin.GetAsync("accounts")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_sign_in_is_written_down_without_the_password_and_a_flood_of_them_is_counted()
    {
        await using var server = await LocalServer.StartAsync();
        var ben = await DeskClient.AddAsync(server);
        using var client = new DeskClient(server);
        for (var tries = 0; tries < SignInTries.MostPerName + 3; tries++)
        {
            using var wrong = await client.SignInAsync(ben.UserName, "a wrong password");
        }

        using var typo = await client.SignInAsync("my secret pass word", "x");
        Assert.Equal([("my …", "wrong-credentials"), (ben.Id, "too-many-tries"), (ben.Id, "wrong-credentials")], await RefusedAsync(server));
        await server.Time.PassAsync(RefusalTrail.Window);
        await Customers.UntilAsync(() => RefusedAsync(server).GetAwaiter().GetResult().Length == 5, server);
        var counted = (await RefusedAsync(server)).Select(entry => entry.Detail).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["too-many-tries", "too-many-tries; 2 more within a minute", "wrong-credentials", "wrong-credentials", "wrong-credentials; 4 more within a minute"], counted);
        Assert.DoesNotContain(await EntriesAsync(server), entry => $"{entry}".Contains("password", StringComparison.Ordinal) || $"{entry}".Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_stops_writes_what_it_counted()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = new DeskClient(server);
        for (var tries = 0; tries < 3; tries++)
        {
            using var wrong = await client.SignInAsync("nobody", "wrong");
        }

        await server.RestartAsync();

        Assert.Equal([("nob…", "wrong-credentials; 2 more within a minute"), ("nob…", "wrong-credentials")], await RefusedAsync(server));
    }

    [Fact]
    public async Task Many_kinds_of_refusals_at_once_are_counted_as_one()
    {
        await using var server = await LocalServer.StartAsync();
        var refusals = server.Services.GetRequiredService<RefusalTrail>();
        for (var at = 0; at < 3 * RefusalTrail.MostKinds; at++)
        {
            await refusals.SignInAsync(null, $"agent{at}", "wrong-credentials", TestContext.Current.CancellationToken);
        }

        Assert.Equal(RefusalTrail.MostKinds + 1, (await RefusedAsync(server)).Length);
    }

    [Fact]
    public async Task Whoever_asks_for_more_than_its_role_is_written_down_with_what_it_asked_for()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        await agent.AskAsync(HttpMethod.Get, "accounts", null, HttpStatusCode.Forbidden);
        await agent.AskAsync(HttpMethod.Get, "accounts", null, HttpStatusCode.Forbidden);
        await agent.PostAsync("cases/c1/reveal", new { field = "account", reason = "curious" }, HttpStatusCode.Forbidden);
        agent.Csrf = "x";
        await agent.PostAsync("cases/c1/claim", null, HttpStatusCode.Forbidden);
        var refused = (await EntriesAsync(server)).Where(entry => entry.Action == AuditAction.RefuseAccess).Select(entry => (entry.AgentId, entry.Target, entry.Detail));
        Assert.Equal(
            [
                (agent.Agent.Id, "GET /desk/api/accounts", "forbidden"), (agent.Agent.Id, "POST /desk/api/cases/c1/reveal", "forbidden"),
                (agent.Agent.Id, "POST /desk/api/cases/c1/claim", "no-token"),
            ],
            refused);
    }

    [Fact]
    public async Task Lists_and_searches_are_written_down_with_their_filter_and_how_many_there_were()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        var (_, caseId) = await Customers.WaitAsync(server);
        for (var polls = 0; polls < 5; polls++)
        {
            await admin.GetAsync("cases?view=queue");
            await admin.GetAsync($"cases?view=all&reason=reasons/glare&locale=en&q={caseId}");
            await admin.GetAsync("cases?view=resolved&q=4111111111111111");
            await admin.GetAsync("agents");
            await admin.GetAsync("accounts");
            await admin.GetAsync("outbox/dead");
        }

        await server.Time.PassAsync(AuditTrail.OneReading);
        await admin.GetAsync("cases?view=queue");
        var lists = (await EntriesAsync(server)).Where(entry => entry.AgentId == admin.Agent.Id && entry.Action != AuditAction.BeginSession).Select(entry => (entry.Action, entry.Target, entry.Detail)).ToArray();
        Assert.Equal(
            [
                (AuditAction.ListCases, "queue", "rows=1"), (AuditAction.ListCases, "all", $"reason=reasons/glare; locale=en; q={caseId}; rows=1"),
                (AuditAction.ListCases, "resolved", lists[2].Detail), (AuditAction.ListAgents, null, null), (AuditAction.ListAccounts, null, null), (AuditAction.ListOutbox, null, null),
                (AuditAction.ListCases, "queue", "rows=1"),
            ],
            lists);
        Assert.DoesNotContain("4111111111111111", lists[2].Detail, StringComparison.Ordinal);
        Assert.EndsWith("rows=0", lists[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_is_told_over_its_socket_is_written_down_before()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, caseId) = await Customers.WaitAsync(server);
        using var socket = await agent.OpenAsync();
        await socket.SayAsync(new { type = "watch", caseId, after = 0 });
        await socket.ReadAsync("entry");
        var reads = (await EntriesAsync(server)).Where(entry => entry.Action is AuditAction.FollowCases or AuditAction.WatchCase).Select(entry => (entry.AgentId, entry.Action, entry.Target));
        Assert.Equal([(agent.Agent.Id, AuditAction.FollowCases, null), (agent.Agent.Id, AuditAction.WatchCase, caseId)], reads);
        await server.ChangeAsync(Locked);
        var (_, other) = await Customers.WaitAsync(server);
        await socket.SayAsync(new { type = "watch", caseId = other, after = 0 });
        Assert.DoesNotContain(await socket.ReadToCloseAsync(), frame => frame.TryGetProperty("caseId", out var of) && of.GetString() == other && frame.GetProperty("type").GetString() == "entry");
    }

    [Fact]
    public async Task Sessions_are_written_down_from_their_beginning_to_their_end_whoever_ends_them()
    {
        await using var server = await LocalServer.StartAsync();
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin, "Ada");
        using var ben = await DeskClient.SignInAsync(server);
        using var other = await ben.AgainAsync();
        await other.AskAsync(HttpMethod.Delete, "session", null, HttpStatusCode.NoContent);
        using var again = await ben.SignInAsync(ben.Agent.UserName, DeskClient.Password);
        await admin.PostAsync($"accounts/{ben.Agent.Id}/password");
        using var third = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        await admin.AskAsync(HttpMethod.Put, $"accounts/{third.Agent.Id}", new { disabled = true }, HttpStatusCode.OK);
        var sessions = (await EntriesAsync(server)).Where(entry => entry.Action.StartsWith("session.", StringComparison.Ordinal) && entry.Target != admin.Agent.Id)
            .Select(entry => (entry.AgentId, entry.Action, entry.Target, entry.Detail));
        var (a, b, m) = (admin.Agent.Id, ben.Agent.Id, third.Agent.Id);
        Assert.Equal(
            [
                (b, AuditAction.BeginSession, b, "password"), (b, AuditAction.BeginSession, b, "password"), (b, AuditAction.EndSession, b, null),
                (b, AuditAction.EndSession, b, AuditAction.BeginSession), (b, AuditAction.BeginSession, b, "password"), (a, AuditAction.EndSession, b, $"{AuditAction.SetPassword}; sessions=1"),
                (m, AuditAction.BeginSession, m, "password"), (a, AuditAction.EndSession, m, $"{AuditAction.DisableAccount}; sessions=1"),
            ],
            sessions);
    }

    [Fact]
    public async Task A_reader_of_the_log_stands_in_it_and_sees_when_its_end_is_missing()
    {
        await using var server = await LocalServer.StartAsync();
        using var lead = await DeskClient.SignInAsync(server, AgentRole.Lead);
        await lead.GetAsync("agents");
        var whole = await lead.GetAsync("audit");
        Assert.True(whole.GetProperty("intact").GetBoolean());
        Assert.False(whole.TryGetProperty("brokenAt", out _));
        await lead.GetAsync("audit?before=2");
        Assert.Equal("before=2", (await EntriesAsync(server))[^1].Detail);
        await server.ChangeAsync("DROP TRIGGER audit_keeps_all; DELETE FROM audit WHERE id = 4");
        var broken = await lead.GetAsync("audit");
        Assert.Equal((false, 5, "changed"), (broken.GetProperty("intact").GetBoolean(), broken.GetProperty("brokenAt").GetInt64(), broken.GetProperty("fault").GetString()));
    }

    [Fact]
    public async Task Every_entry_has_words_in_both_languages()
    {
        await using var server = await LocalServer.StartAsync();
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SupportBot.sln")))
        {
            folder = folder.Parent;
        }

        foreach (var language in new[] { "en", "zh-Hans" })
        {
            var path = Path.Combine(folder.FullName, "src", "SupportBot.Web", "desk", "languages", $"{language}.json");
            var texts = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).RootElement.GetRawText();
            Assert.All(AuditAction.All, action => Assert.Contains($"\"audit.{action}\":", texts, StringComparison.Ordinal));
        }

        var named = typeof(AuditAction).GetFields().Select(field => field.GetRawConstantValue()).OfType<string>().Order(StringComparer.Ordinal);
        Assert.Equal(named, AuditAction.All.Order(StringComparer.Ordinal));
    }

    private static Task<string> VerifiedAsync(LocalServer server) => Customers.VerifiedAsync(server, "customer-of-a-site-42");

    private static Task<IReadOnlyList<AuditEntry>> EntriesAsync(LocalServer server) =>
        server.Services.GetRequiredService<IAgentStore>().ReadAuditAsync(0, 1_000, TestContext.Current.CancellationToken);

    /// <summary>Newest first.</summary>
    private static async Task<(string? Target, string? Detail)[]> RefusedAsync(LocalServer server) =>
        [.. (await EntriesAsync(server)).Reverse().Where(entry => entry.Action == AuditAction.RefuseSession).Select(entry => (entry.Target, entry.Detail))];
}
