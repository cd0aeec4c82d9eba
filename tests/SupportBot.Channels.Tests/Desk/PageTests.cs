using System.Net;
using System.Text.Json;
using SupportBot.Channels.Tests.Desk.Clients;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>The desk's page, and the description of its interface.</summary>
public sealed class PageTests
{
    private static readonly string[] Policies = ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types desk-worker;", "worker-src 'self'"];

    [Theory]
    [InlineData("/desk", "/index.html")]
    [InlineData("/desk/cases/7F3K", "/index.html")]
    [InlineData("/desk/assets/desk-EWEZ4OTY.js", "/assets/desk-EWEZ4OTY.js")]
    public async Task The_page_and_its_files_are_sent_under_a_strict_policy(string path, string content)
    {
        await using var server = await LocalServer.StartAsync(built: true);
        using var answer = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(content, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.All(Policies, part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"connect-src 'self' {server.Address.Replace("http", "ws", StringComparison.Ordinal)}", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_reaches_the_desk_only_and_may_load_nothing()
    {
        await using var server = await LocalServer.StartAsync(built: true);
        using var answer = await server.Http.GetAsync("/desk/worker.js", TestContext.Current.CancellationToken);
        Assert.Equal("/worker.js", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(answer.Headers.Contains("Service-Worker-Allowed"));
        await using var without = await LocalServer.StartAsync();
        using var none = await without.Http.GetAsync("/desk/worker.js", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Answers_of_the_interface_stand_in_no_frame_and_are_kept_nowhere()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        foreach (var path in new[] { "session", "cases", "agents", "openapi.json", "nothing", "cases/x" })
        {
            using var answer = await agent.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Theory]
    [InlineData("/desk", false, "The desk's page was not built")]
    [InlineData("/desk/assets/x.js", false, "The desk's page was not built")]
    [InlineData("/desk/assets/x.js", true, "There is no such file")]
    [InlineData("/desk/assets/../index.html", true, "")]
    [InlineData("/desk/api/nothing", true, "There is nothing at this address")]
    public async Task What_is_not_there_is_told_with_the_cure(string path, bool built, string sentence)
    {
        await using var server = await LocalServer.StartAsync(built);
        using var answer = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_names_every_route_with_its_role_and_bodies()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var description = await agent.GetAsync("openapi.json");
        var paths = description.GetProperty("paths");
        var routes = DeskRoute.All(server);
        Assert.All(routes, route => Assert.True(route.IsDescribed, route.Pattern));
        foreach (var route in routes)
        {
            var operation = paths.GetProperty(route.Pattern).GetProperty(route.Method.Method.ToLowerInvariant());
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.Equal(route.Access.Role, operation.TryGetProperty("x-role", out var role) ? role.GetString() : null);
            Assert.Equal(route.Pattern.Contains("{id}", StringComparison.Ordinal), operation.TryGetProperty("parameters", out _));
        }

        Assert.Equal(routes.Count, paths.EnumerateObject().Sum(path => path.Value.EnumerateObject().Count()));
        Assert.All(References(description), reference => Resolve(description, reference));
        Assert.Equal("string", Resolve(description, "#/components/schemas/CaseList/properties/rows/items/properties/status").GetProperty("type").GetString());
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static JsonElement Resolve(JsonElement root, string reference) =>
        reference[2..].Split('/').Aggregate(root, (at, step) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(step, null)] : at.GetProperty(Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal)));
}
