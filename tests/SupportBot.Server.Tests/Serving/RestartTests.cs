using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Server.Tests.Serving;

/// <summary>Conversations outlive the process (RELIABILITY, tests 9 and 27).</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Pages_that_are_read_across_three_restarts_hold_every_activity_once()
    {
        using var folder = new TemporaryFolder([]);
        var server = await ServerProcess.StartAsync(folder.Path);
        var (id, token, watermark, random) = ("", "", "", new Random(7));
        List<string> read = [];
        for (var start = 0; start < 4; start++)
        {
            var client = start == 0 ? await DirectLineClient.StartAsync(server.Http) : new DirectLineClient(server.Http, token);
            Assert.Equal(HttpStatusCode.OK, await client.StartAsync());
            (id, token) = (client.Id, client.Token!);
            for (var turn = 0; turn < 12; turn++)
            {
                await client.SayAsync("glare on my id", $"a{start}.{turn}");
                if (random.Next(3) == 0)
                {
                    var page = await client.ReadAsync(watermark);
                    Assert.True(Number(page.Watermark!) >= Number(watermark));
                    read.AddRange(page.Activities.Select(activity => activity.Id!));
                    watermark = page.Watermark!;
                }
            }

            if (start == 3)
            {
                read.AddRange((await client.ReadAsync(watermark)).Activities.Select(activity => activity.Id!));
                Assert.Equal((await client.ReadAllAsync()).Select(activity => activity.Id), read);
            }

            Assert.Equal(0, await server.StopAsync());
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(folder.Path);
        }

        await server.DisposeAsync();
        Assert.Equal(read.Select((_, at) => $"{id}|{at + 1:D7}"), read);
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_says_good_bye_to_its_sockets_and_ends_well()
    {
        using var folder = new TemporaryFolder([]);
        await using var server = await ServerProcess.StartAsync(folder.Path);
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        var closing = stream.ReadToCloseAsync();
        Assert.Equal(0, await server.StopAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await closing);
    }

    private static long Number(string watermark) => watermark.Length == 0 ? 0 : long.Parse(watermark, CultureInfo.InvariantCulture);
}
