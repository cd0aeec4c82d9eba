using System.Net;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.Http;

/// <summary>What browsers of other sites are told (CHECKLIST, items 3 and 4).</summary>
public sealed class CrossOriginTests
{
    private const string Conversations = $"{DirectLineClient.Base}/conversations";

    [Theory]
    [InlineData("/v3/directline/conversations")]
    [InlineData("/v3/directline/tokens/refresh")]
    [InlineData("/v3/directline/conversations/x/activities")]
    [InlineData("/widget/token")]
    [InlineData("/v3/directline/nothing")]
    public async Task A_preflight_of_an_allowed_site_is_answered_on_every_route(string path)
    {
        await using var server = await LocalServer.StartAsync();
        using var answer = await new DirectLineClient(server.Http, origin: LocalServer.Site).SendAsync(HttpMethod.Options, path);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(LocalServer.Site, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("authorization, content-type, x-ms-bot-agent, x-requested-with", Header(answer, "Access-Control-Allow-Headers"));
        Assert.Equal("GET, POST, OPTIONS", Header(answer, "Access-Control-Allow-Methods"));
        Assert.Contains("Origin", answer.Headers.Vary);
    }

    [Fact]
    public async Task Refusals_carry_the_headers_too()
    {
        await using var server = await LocalServer.StartAsync(("Limits:TokensPerMinute", "1"));
        var client = await DirectLineClient.VisitAsync(server.Http, origin: LocalServer.Site);
        HttpResponseMessage[] answers =
        [
            await new DirectLineClient(server.Http, origin: LocalServer.Site).SendAsync(HttpMethod.Post, Conversations),
            await new DirectLineClient(server.Http, "x", LocalServer.Site).SendAsync(HttpMethod.Post, Conversations),
            await client.SendAsync(HttpMethod.Post, Conversations, "{"),
            await client.SendAsync(HttpMethod.Get, $"{Conversations}/{client.Id}"),
            await client.SendAsync(HttpMethod.Post, "/widget/token"),
        ];
        Assert.Equal([401, 403, 400, 404, 429], answers.Select(answer => (int)answer.StatusCode));
        Assert.All(answers, answer => Assert.Equal((LocalServer.Site, "retry-after"), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Expose-Headers"))));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task Another_site_is_told_nothing_and_gets_no_token(string site)
    {
        await using var server = await LocalServer.StartAsync();
        var client = new DirectLineClient(server.Http, origin: site);
        using var preflight = await client.SendAsync(HttpMethod.Options, "/widget/token");
        using var answer = await client.SendAsync(HttpMethod.Post, "/widget/token");
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin") || answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal((HttpStatusCode.Forbidden, "BadOrigin"), (answer.StatusCode, await Answers.CodeAsync(answer)));
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join('|', answer.Headers.GetValues(name));
}
