using System.Net;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.Http;

/// <summary>Who asks for too much is told when to come back; who reads is never refused (CHECKLIST, items 45 and 57).</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_token_that_posts_too_fast_waits_and_its_neighbour_does_not()
    {
        await using var server = await LocalServer.StartAsync(("Limits:ActivitiesPerMinute", "3"));
        var (loud, quiet) = (await DirectLineClient.StartAsync(server.Http), await DirectLineClient.StartAsync(server.Http));
        for (var at = 0; at < 3; at++)
        {
            await loud.SayAsync("glare");
        }

        using var answer = await loud.PostAsync(DirectLineClient.Message("glare"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "TooManyRequests"), (answer.StatusCode, await Answers.CodeAsync(answer)));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 21);
        await quiet.SayAsync("glare");
        for (var at = 0; at < 50; at++)
        {
            await loud.ReadAsync();
        }
    }

    [Fact]
    public async Task An_address_that_asks_too_often_waits_whatever_its_tokens()
    {
        await using var server = await LocalServer.StartAsync(("Limits:RequestsPerMinute", "4"));
        await DirectLineClient.StartAsync(server.Http);
        var client = await DirectLineClient.StartAsync(server.Http);
        await client.SayAsync("glare");
        await client.SayAsync("done");
        using var answer = await client.PostAsync(DirectLineClient.Message("glare"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Theory]
    [InlineData("webhook", "/hubs/webhook/events")]
    [InlineData("bot-framework", "/hubs/botframework/activities")]
    public async Task Whoever_calls_as_a_hub_is_counted_before_the_signature_is_asked_for(string kind, string path)
    {
        await using var server = await LocalServer.StartAsync(
            ("environment", "Development"), ("Limits:RequestsPerMinute", "2"), ("Hub:Kind", kind), ("Hub:Url", "http://127.0.0.1:9/"), ("Hub:Secret", new string('s', 40)));
        List<HttpStatusCode> statuses = [];
        for (var at = 0; at < 3; at++)
        {
            using var answer = await server.Http.PostAsync(new Uri(path, UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);
            statuses.Add(answer.StatusCode);
            Assert.Equal(at == 2, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    [InlineData("127.0.0.0/8", 200)]
    [InlineData("10.0.0.0/8", 429)]
    public async Task The_address_of_a_client_is_taken_from_a_trusted_proxy_only(string proxies, int status)
    {
        await using var server = await LocalServer.StartAsync(("Limits:TokensPerMinute", "1"), ("Website:TrustedProxies:0", proxies));
        HttpStatusCode last = 0;
        foreach (var address in new[] { "203.0.113.5", "203.0.113.6" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/widget/token");
            request.Headers.Add("X-Forwarded-For", $"198.51.100.1, {address}, 127.0.0.9");
            using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
            last = answer.StatusCode;
        }

        Assert.Equal(status, (int)last);
    }
}
