using System.Net;
using System.Net.Sockets;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>The server fetches nothing that a client names (RELIABILITY, test 35).</summary>
public sealed class NoFetchTests
{
    private static readonly string[] Addresses =
    [
        "http://127.0.0.1:{0}/a", "http://localhost:{0}/b", "http://[::ffff:127.0.0.1]:{0}/c", "http://2130706433:{0}/d", "http://0x7f000001:{0}/e", "//127.0.0.1:{0}/f",
    ];

    private static readonly string[] Shapes =
    [
        """{"type":"message","text":"look","attachments":[{"contentType":"image/png","contentUrl":"URL","thumbnailUrl":"URL"}]}""",
        """{"type":"message","text":"![x](URL) <img src='URL'> URL","textFormat":"markdown","serviceUrl":"URL"}""",
        """{"type":"message","text":"look","suggestedActions":{"actions":[{"type":"openUrl","title":"x","value":"URL","image":"URL"}]},"relatesTo":{"channelId":"x","conversation":{"id":"x"},"serviceUrl":"URL"}}""",
        """{"type":"event","name":"x","value":{"url":"URL"},"channelData":{"callback":"URL"},"entities":[{"type":"x","url":"URL"}]}""",
        """{"type":"message","text":"look","attachments":[{"contentType":"image/svg+xml","content":"<svg><image href='URL'/></svg>","name":"../../x.svg"}]}""",
    ];

    [Fact]
    public async Task Thirty_ways_to_name_an_address_lead_to_no_connection()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        var requests =
            from shape in Shapes
            from address in Addresses
            select shape.Replace("URL", address.Replace("{0}", $"{((IPEndPoint)canary.LocalEndpoint).Port}", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var request in requests)
        {
            using var answer = await client.PostAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await server.StopAsync();
        Assert.False(canary.Pending());
    }
}
