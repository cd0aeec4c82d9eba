using System.Net;
using System.Net.WebSockets;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.Http;

/// <summary>What clients notice while the store cannot work (RELIABILITY, test 24).</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task With_a_full_disk_nothing_is_acknowledged_reading_goes_on_and_it_works_again_by_itself()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        server.Store.IsFull = true;
        await server.Time.PassAsync(TimeSpan.FromSeconds(2));
        using var answer = await client.PostAsync(DirectLineClient.Message("glare", "a1"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.DoesNotContain("secret.db", (await Answers.ErrorAsync(answer)).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await client.ReadAllAsync()).Count);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await AskAsync(server, "/healthz"), await AskAsync(server, "/readyz")));
        server.Store.IsFull = false;
        await server.Time.PassAsync(TimeSpan.FromSeconds(2));
        await client.SayAsync("glare", "a1");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server, "/readyz"));
        Assert.Single(await client.ReadAllAsync(), activity => activity.Text == "glare");
    }

    [Fact]
    public async Task A_socket_whose_log_cannot_be_read_is_closed_with_1011()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        await stream.ReadAsync();
        server.Store.IsLost = true;
        await server.Time.PassAsync(TimeSpan.FromSeconds(15));
        Assert.Equal(WebSocketCloseStatus.InternalServerError, await stream.ReadToCloseAsync());
    }

    private static async Task<HttpStatusCode> AskAsync(LocalServer server, string path)
    {
        using var answer = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
