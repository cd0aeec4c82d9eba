using System.Net;
using Microsoft.AspNetCore.Builder;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>Who may use which route, read from the routes themselves (RELIABILITY, test 39).</summary>
public sealed class AuthorityTests
{
    private static readonly string[] Callers = ["anonymous", "visitor", AgentRole.Agent, AgentRole.Lead, AgentRole.Admin];

    [Fact]
    public async Task Every_route_lets_in_exactly_the_roles_that_it_names()
    {
        await using var server = await LocalServer.StartAsync();
        var stage = await StageAsync(server);
        List<string> wrong = [];
        var routes = DeskRoute.All(server);
        foreach (var route in routes)
        {
            foreach (var caller in Callers)
            {
                using var client = await CallerAsync(server, stage, caller);
                using var answer = await client.SendAsync(route.Method, route.PathFor(stage.CaseId, stage.AgentId), route.ChangesSomething ? "{}" : null);
                var expected = Expected(route, caller);
                if (expected is null ? answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden : answer.StatusCode != expected)
                {
                    wrong.Add($"{route.Method} {route.Pattern} as {caller}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.InRange(routes.Count, 35, 100);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_spelling_of_a_path_gets_round_it()
    {
        await using var server = await LocalServer.StartAsync();
        var stage = await StageAsync(server);
        using var nobody = new DeskClient(server);
        using var agent = await DeskClient.SignInAsync(server);
        List<string> open = [];
        foreach (var route in DeskRoute.All(server).Where(route => route.Access.Role is not null))
        {
            foreach (var path in Spellings(route.PathFor(stage.CaseId, stage.AgentId)))
            {
                foreach (var client in route.Access.Role == AgentRole.Agent ? [nobody] : new[] { nobody, agent })
                {
                    var status = await client.SendRawAsync(route.Method, path);
                    if ((int)status < 400)
                    {
                        open.Add($"{route.Method} {path}: {(int)status}");
                    }
                }
            }
        }

        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public async Task No_change_is_made_for_another_site_without_the_token_or_by_a_link()
    {
        await using var server = await LocalServer.StartAsync();
        var stage = await StageAsync(server);
        using var admin = await DeskClient.SignInAsync(server, AgentRole.Admin);
        var (ours, token) = (admin.Origin, admin.Csrf);
        var changes = DeskRoute.All(server).Where(route => route.ChangesSomething).ToArray();
        foreach (var route in changes)
        {
            var path = route.PathFor(stage.CaseId, stage.AgentId);
            foreach (var (origin, csrf) in new[] { ("https://evil.example", token), ("null", token), (LocalServer.Site, token), (null, token), (ours, null), (ours, "x"), (ours, "") })
            {
                if (!route.Access.WithToken && origin == ours)
                {
                    continue;
                }

                (admin.Origin, admin.Csrf) = (origin, csrf);
                using var answer = await admin.SendAsync(route.Method, path, "{}");
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{route.Method} {path} from {origin} with {csrf}: {(int)answer.StatusCode}");
            }

            (admin.Origin, admin.Csrf) = (null, null);
            using var link = await admin.SendAsync(HttpMethod.Get, path);
            Assert.True(link.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.OK, $"GET {path}: {(int)link.StatusCode}");
        }

        Assert.InRange(changes.Length, 20, 60);
        (admin.Origin, admin.Csrf) = (ours, token);
        Assert.Equal("waiting", (await admin.GetAsync($"cases/{stage.CaseId}")).GetProperty("row").GetProperty("status").GetString());
        Assert.Equal(0, (await admin.GetAsync($"cases/{stage.CaseId}/notes")).GetProperty("notes").GetArrayLength());
    }

    [Fact]
    public async Task A_browser_that_states_no_origin_is_believed_when_it_states_the_site()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var http = new HttpClient { BaseAddress = new(server.Address) };
        foreach (var (site, expected) in new[] { ("same-origin", HttpStatusCode.NoContent), ("same-site", HttpStatusCode.Forbidden), ("cross-site", HttpStatusCode.Forbidden), ("none", HttpStatusCode.Forbidden) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{DeskClient.Base}/me/status") { Content = new StringContent("""{"status":"away"}""") };
            request.Headers.TryAddWithoutValidation("Cookie", agent.Cookie);
            request.Headers.TryAddWithoutValidation("X-Desk-Csrf", agent.Csrf);
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_socket_is_opened_for_the_desks_own_page_alone()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        foreach (var origin in new[] { "https://evil.example", "null", LocalServer.Site, "" })
        {
            agent.Origin = origin;
            var refused = await Assert.ThrowsAsync<HttpRequestException>(agent.OpenAsync);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        agent.Origin = server.Address;
        agent.Cookie = "supportbot-desk=x";
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<HttpRequestException>(agent.OpenAsync)).StatusCode);
    }

    [Fact]
    public async Task A_route_that_does_not_say_who_may_use_it_stops_the_start()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/elsewhere", () => "open");
        DeskRouteCheck.Check(app);
        app.MapGet("/Desk/api/forgotten", () => "open");
        var fault = Assert.Throws<InvalidOperationException>(() => DeskRouteCheck.Check(app));
        Assert.Equal("These routes of the desk do not say who may use them: /Desk/api/forgotten. Give each a DeskAccess.", fault.Message);
    }

    [Fact]
    public async Task Without_a_desk_there_are_no_routes_and_no_queue()
    {
        await using var server = await LocalServer.StartAsync(("Desk:Enabled", "false"));
        using var client = new DeskClient(server);
        Assert.Empty(DeskRoute.All(server));
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, "/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, "session")).StatusCode);
    }

    private static HttpStatusCode? Expected(DeskRoute route, string caller)
    {
        if (route.Access.Role is not { } needed)
        {
            return null;
        }

        var rank = AgentRole.All.ToList().IndexOf(caller);
        return rank < 0 ? HttpStatusCode.Unauthorized : rank < AgentRole.All.ToList().IndexOf(needed) ? HttpStatusCode.Forbidden : null;
    }

    private static IEnumerable<string> Spellings(string path) =>
    [
        path.ToUpperInvariant(), path.Replace("/desk", "//desk", StringComparison.Ordinal), path.Replace("/api/", "//api/", StringComparison.Ordinal),
        path.Replace("/api/", "/api%2F", StringComparison.Ordinal), path.Replace("/api/", "/api%5C", StringComparison.Ordinal), path.Replace("/api/", "/x/%2e%2e/api/", StringComparison.Ordinal),
        path.Replace("/api/", "/./api/", StringComparison.Ordinal), path.Replace("/desk/", "/desk%5C", StringComparison.Ordinal), path + "/", path + "%20", path + "%00", path + ";x", path + "?lang=en",
        path.Replace("desk", "d%65sk", StringComparison.Ordinal),
    ];

    private static async Task<DeskClient> CallerAsync(LocalServer server, Stage stage, string caller) => caller switch
    {
        "anonymous" => new(server),
        "visitor" => new(server) { Bearer = $"Bearer {stage.Token}", Cookie = "supportbot-desk=" + stage.Token, Csrf = stage.Token },
        _ => await DeskClient.SignInAsync(server, caller),
    };

    private static async Task<Stage> StageAsync(LocalServer server)
    {
        var account = await DeskClient.AddAsync(server);
        var (customer, caseId) = await Customers.WaitAsync(server);
        return new(customer.Token!, caseId, account.Id);
    }

    private sealed record Stage(string Token, string CaseId, string AgentId);
}
