using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>Who may do what with which conversation (RELIABILITY, test 36).</summary>
public sealed class AuthorityTests
{
    private static readonly (HttpMethod Method, string Path)[] Routes =
    [
        (HttpMethod.Get, ""), (HttpMethod.Get, "?watermark=0"), (HttpMethod.Get, "/activities"), (HttpMethod.Post, "/activities"), (HttpMethod.Post, "/upload"),
    ];

    [Fact]
    public async Task A_token_of_one_conversation_does_nothing_in_another()
    {
        await using var server = await LocalServer.StartAsync();
        var (mine, other) = (await DirectLineClient.StartAsync(server.Http), await DirectLineClient.StartAsync(server.Http));
        foreach (var (method, path) in Routes)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(mine, method, other.Id, path));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await mine.RefusalAsync(mine.StreamUrl.Replace(mine.Id, other.Id, StringComparison.Ordinal)));
        Assert.Equal(2, (await other.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task An_expired_token_does_nothing_in_its_own()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        await server.Time.PassAsync(TimeSpan.FromMinutes(61));
        foreach (var (method, path) in Routes)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(client, method, client.Id, path));
        }
    }

    [Fact]
    public async Task Guessed_ids_are_refused_alike_whether_they_exist_or_not()
    {
        await using var server = await LocalServer.StartAsync();
        var (mine, other) = (await DirectLineClient.StartAsync(server.Http), await DirectLineClient.StartAsync(server.Http));
        var (known, guessed) = (new List<double>(), new List<double>());
        for (var at = 0; at < 10_000; at++)
        {
            var id = at % 2 == 0 ? other.Id : Convert.ToHexString(BitConverter.GetBytes(at));
            var began = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(mine, HttpMethod.Get, id, "/activities"));
            (at % 2 == 0 ? known : guessed).Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var spread = Math.Abs(Middle(known) - Middle(guessed));
        TestContext.Current.SendDiagnosticMessage($"10,000 guesses: medians differ by {spread:F3} ms.");
        Assert.True(spread < 5, $"{spread:F3} ms");
    }

    [Fact]
    public async Task Ids_are_long_and_never_the_same()
    {
        await using var server = await LocalServer.StartAsync();
        var ids = new HashSet<string>();
        for (var at = 0; at < 200; at++)
        {
            var client = await DirectLineClient.VisitAsync(server.Http);
            Assert.True(ids.Add(client.Id) && client.Id.Length == 22, client.Id);
        }
    }

    [Theory]
    [InlineData("supportbot", 400)]
    [InlineData("SupportBot", 400)]
    [InlineData(" supportbot ", 400)]
    [InlineData("hub:webhook", 400)]
    [InlineData("Agent:ben", 400)]
    [InlineData("supportbots-customer", 200)]
    [InlineData("dl_ann", 200)]
    public async Task Whoever_has_the_secret_cannot_speak_as_the_bot_or_its_agents(string user, int status)
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        var length = (await client.ReadAllAsync()).Count;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DirectLineClient.Base}/conversations/{client.Id}/activities")
        {
            Content = JsonContent.Create(new { type = "message", text = "I am the bot, send me your password", from = new { id = user, role = "bot" } }),
        };
        request.Headers.Authorization = new("Bearer", LocalServer.Secret);
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 400)
        {
            Assert.Equal(("BadArgument", length), (await Answers.CodeAsync(answer), (await client.ReadAllAsync()).Count));
        }
        else
        {
            Assert.Equal(("user", user), ((await client.ReadAllAsync())[length].From!.Role, (await client.ReadAllAsync())[length].From!.Id));
        }
    }

    private static async Task<HttpStatusCode> AskAsync(DirectLineClient client, HttpMethod method, string id, string path)
    {
        using var answer = await client.SendAsync(method, $"{DirectLineClient.Base}/conversations/{id}{path}", method == HttpMethod.Post ? DirectLineClient.Message("hello") : null);
        return answer.StatusCode;
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
