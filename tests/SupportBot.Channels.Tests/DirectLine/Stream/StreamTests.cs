using System.Net;
using System.Net.WebSockets;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.DirectLine.Stream;

/// <summary>The socket that shows a conversation (CHECKLIST, items 28 to 31 and 39).</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task What_happened_before_the_socket_opened_and_what_comes_after_is_shown_once_and_in_order()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        await client.SayAsync("glare");
        using var stream = await client.OpenAsync();
        await client.SayAsync("done", "last");
        var seen = await stream.ReadUntilAsync(activity => activity.Text == "done");
        while (seen.Count < (await client.ReadAllAsync()).Count)
        {
            seen.AddRange((await stream.ReadAsync())!.Activities);
        }

        Assert.Equal((await client.ReadAllAsync()).Select(activity => activity.Id), seen.Select(activity => activity.Id));
    }

    [Fact]
    public async Task The_watermark_decides_where_a_new_socket_begins()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var everything = await client.OpenAsync(await client.ReconnectAsync("?watermark="));
        using var later = await client.OpenAsync(await client.ReconnectAsync("?watermark=1"));
        using var onlyNew = await client.OpenAsync(await client.ReconnectAsync(""));
        Assert.Equal(2, (await everything.ReadAsync())!.Activities.Count);
        var second = await later.ReadAsync();
        Assert.Equal(("2", 1), (second!.Watermark, second.Activities.Count));
        await client.SayAsync("glare");
        Assert.Equal("glare", (await onlyNew.ReadAsync())!.Activities[0].Text);
    }

    [Fact]
    public async Task Three_sockets_of_one_conversation_show_the_same()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        StreamClient[] streams = [await client.OpenAsync(), await client.OpenAsync(await client.ReconnectAsync("?watermark=")), await client.OpenAsync(await client.ReconnectAsync("?watermark="))];
        await client.SayAsync("glare");
        var seen = await Task.WhenAll(streams.Select(stream => stream.ReadUntilAsync(activity => activity.Text == "glare")));
        Assert.All(seen, activities => Assert.Equal("glare", activities.First(activity => activity.From!.Role == "user").Text));
        Array.ForEach(streams, stream => stream.Dispose());
    }

    [Fact]
    public async Task A_quiet_socket_gets_an_empty_frame_every_fifteen_seconds()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        await stream.ReadAsync();
        await server.Time.PassAsync(TimeSpan.FromSeconds(15));
        var frame = await stream.Socket.ReceiveAsync(new byte[10].AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal((WebSocketMessageType.Text, 0, true), (frame.MessageType, frame.Count, frame.EndOfMessage));
    }

    [Fact]
    public async Task A_ticket_opens_one_socket_within_a_minute()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var first = await client.OpenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await client.RefusalAsync());
        var second = await client.ReconnectAsync("?watermark=");
        await server.Time.PassAsync(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Forbidden, await client.RefusalAsync(second));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("https://www.example.com.evil.example")]
    [InlineData("http://www.example.com")]
    public async Task A_socket_from_a_site_that_is_not_allowed_is_refused(string site)
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        Assert.Equal(HttpStatusCode.Forbidden, await client.RefusalAsync(from: site));
        using var allowed = await client.OpenAsync(from: LocalServer.Site);
        using var own = await client.OpenAsync(await client.ReconnectAsync(""), from: server.Address);
    }

    [Fact]
    public async Task A_plain_request_for_a_socket_is_told_what_it_is()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var answer = await client.SendAsync(HttpMethod.Get, new Uri(client.StreamUrl).PathAndQuery);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Frames_of_a_client_are_passed_over_until_they_are_too_many_or_too_large()
    {
        await using var server = await LocalServer.StartAsync();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await CloseAsync(server, async stream =>
        {
            await stream.SendAsync([]);
            await stream.SendAsync("{\"hello\":1}"u8.ToArray());
            await stream.SendAsync([1, 2, 3], type: WebSocketMessageType.Binary);
            await stream.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        }));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await CloseAsync(server, stream => stream.SendAsync(new byte[1 << 20], type: WebSocketMessageType.Binary)));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await CloseAsync(server, stream => FloodAsync(stream, 40, 1024, isLast: false)));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, await CloseAsync(server, stream => FloodAsync(stream, 1000, 0, isLast: true)));
    }

    [Fact]
    public async Task Text_that_is_no_text_ends_the_connection()
    {
        await using var server = await LocalServer.StartAsync();
        try
        {
            Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, await CloseAsync(server, stream => stream.SendAsync([0xFF, 0xFE])));
        }
        catch (WebSocketException cut)
        {
            // The framework drops the connection right behind its close frame, which may take the frame with it.
            Assert.Equal(WebSocketError.ConnectionClosedPrematurely, cut.WebSocketErrorCode);
        }
    }

    [Fact]
    public async Task A_neighbour_notices_nothing_of_a_flood()
    {
        await using var server = await LocalServer.StartAsync();
        var (loud, quiet) = (await DirectLineClient.StartAsync(server.Http), await DirectLineClient.StartAsync(server.Http));
        using var stream = await quiet.OpenAsync();
        using var flood = await loud.OpenAsync();
        var flooding = FloodAsync(flood, 1000, 1, isLast: true);
        await quiet.SayAsync("glare");
        Assert.Contains(await stream.ReadUntilAsync(activity => activity.Text == "glare"), activity => activity.Text == "glare");
        await flooding;
    }

    [Fact]
    public async Task A_server_that_stops_closes_its_sockets_with_1001()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        var closing = stream.ReadToCloseAsync();
        await server.StopAsync();
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await closing);
    }

    [Fact]
    public async Task More_tabs_than_anybody_has_are_refused()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        List<StreamClient> open = [];
        for (var at = 0; at < 20; at++)
        {
            open.Add(await client.OpenAsync(await client.ReconnectAsync("?watermark=")));
            await open[at].ReadAsync();
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await client.RefusalAsync(await client.ReconnectAsync("")));
        open.ForEach(stream => stream.Dispose());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Sockets_that_are_cut_at_random_lose_nothing_and_show_nothing_twice(int seed)
    {
        await using var server = await LocalServer.StartAsync();
        var (random, client) = (new Random(seed), await DirectLineClient.StartAsync(server.Http));
        var talking = TalkAsync(client, 60);
        List<Activity> seen = [];
        for (var (watermark, cuts) = ("", 0); cuts < 125 || !talking.IsCompleted; cuts++)
        {
            using var stream = await client.OpenAsync(await client.ReconnectAsync($"?watermark={watermark}"));
            for (var sets = random.Next(3); sets > 0 && seen.Count < await LengthAsync(client); sets--)
            {
                var set = await stream.ReadAsync();
                seen.AddRange(set!.Activities);
                watermark = set.Watermark!;
            }

            stream.Socket.Abort();
        }

        await talking;
        var log = await client.ReadAllAsync();
        if (seen.Count < log.Count)
        {
            seen.AddRange((await client.ReadAsync(seen.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))).Activities);
        }

        Assert.Equal(log.Select(activity => activity.Id).Take(seen.Count), seen.Select(activity => activity.Id));
        Assert.True(seen.Count > 100, $"{seen.Count}");
    }

    private static async Task<int> LengthAsync(DirectLineClient client) => (await client.ReadAllAsync()).Count;

    private static async Task TalkAsync(DirectLineClient client, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            await client.SayAsync(turn % 2 == 0 ? "glare on my id" : "start over", $"a{turn}");
        }
    }

    private static async Task<WebSocketCloseStatus?> CloseAsync(LocalServer server, Func<StreamClient, Task> misbehave)
    {
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        await misbehave(stream);
        return await stream.ReadToCloseAsync();
    }

    private static async Task FloodAsync(StreamClient stream, int frames, int bytes, bool isLast)
    {
        try
        {
            for (var frame = 0; frame < frames; frame++)
            {
                await stream.SendAsync(new byte[bytes], isLast);
            }
        }
        catch (Exception closed) when (closed is WebSocketException or IOException)
        {
            // The server had enough; what it closed with is read next.
        }
    }
}
