using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Channels.Tests.Connector.Inbound;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector;

/// <summary>Where replies, and with them the bot's token, may go (RELIABILITY, tests 30 and 35).</summary>
public sealed class ServiceUrlTests
{
    /// <summary>PORT is the port of somebody who listens on this machine.</summary>
    private static readonly string?[] Refused =
    [
        "http://smba.trafficmanager.net/amer/",
        "https://user@smba.trafficmanager.net/amer/",
        "https://smba.trafficmanager.net:pass@127.0.0.1:PORT/",
        "https://smba.trafficmanager.net@127.0.0.1:PORT/",
        "https://127.0.0.1:PORT/",
        "https://localhost:PORT/",
        "https://[::1]:PORT/",
        "https://[::ffff:127.0.0.1]:PORT/",
        "https://2130706433:PORT/",
        "https://0x7f000001:PORT/",
        "https://0177.0.0.1:PORT/",
        "https://52.112.0.1/amer/",
        "https://169.254.169.254/metadata/",
        "https://smba.trafficmanager.net./amer/",
        "https://evil.botframework.com./",
        "https://smba.trafficmanager.net.example.com/amer/",
        "https://evil-smba.trafficmanager.net/amer/",
        "https://evil.trafficmanager.net/amer/",
        "https://evilbotframework.com/",
        "https://botframework.com/",
        "https://.botframework.com/",
        "https://a..botframework.com/",
        "https://a_b.botframework.com/",
        "https://botframework.com.example.com/",
        "https://example.com/https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/amer/",
        "https://smba.trafficmanager.net:443/amer/",
        "https://smba.trafficmanager.net:/amer/",
        "https://ѕmba.trafficmanager.net/amer/",
        "https://smba。trafficmanager.net/amer/",
        "https://xn--mba-jyf.trafficmanager.net/amer/",
        "https://smba%2etrafficmanager.net/amer/",
        "https://smba.trafficmanager.net\\@127.0.0.1:PORT/",
        "https:\\\\smba.trafficmanager.net/amer/",
        "https://smba.trafficmanager.net\t/amer/",
        "https://smba.trafficmanager.net/amer/\r\nX-Injected: 1",
        " https://smba.trafficmanager.net/amer/",
        "https://smba.trafficmanager.net/amer/?to=127.0.0.1:PORT",
        "https://smba.trafficmanager.net/amer/#x",
        "https:smba.trafficmanager.net/amer/",
        "https:///smba.trafficmanager.net/amer/",
        "//smba.trafficmanager.net/amer/",
        "ftp://smba.trafficmanager.net/amer/",
        "file:///etc/passwd",
        "http://127.0.0.1:PORT/",
        "http://localhost:PORT/",
        "https://smba.trafficmanager.net/" + "amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/amer/LONG",
        "smba.trafficmanager.net",
        "",
        null,
    ];

    [Fact]
    public async Task Fifty_forms_of_a_service_url_get_no_request_and_no_token()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        foreach (var form in Forms(canary))
        {
            foreach (var delivery in await EverythingAsync(parts.Client, form))
            {
                Assert.True(delivery is Delivery.Rejected { Status: null, Code: "ServiceUrlRefused" }, $"{form}: {delivery}");
            }
        }

        Assert.Empty(azure.Requests);
        Assert.False(canary.Pending());
        Assert.Contains("Warning No replies may go to evil.trafficmanager.net. If it is a channel's, add it to Connector:ServiceHosts.", parts.Log.Lines);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Refused.Length} forms, 4 ways to send: {azure.Requests.Count} requests, {azure.Count(StubAzure.Token)} tokens fetched");
    }

    [Fact]
    public async Task The_same_forms_are_refused_at_receipt_although_a_token_names_them()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var calls = await Calls.StartAsync();
        foreach (var form in Forms(canary).Where(form => !string.IsNullOrEmpty(form)))
        {
            var answer = await calls.SendAsync(["Bearer " + calls.Token.With("serviceurl", form).Sign()], Calls.Activity(form));
            Assert.True(answer.Status == StatusCodes.Status403Forbidden, $"{form}: {answer.Status}");
        }
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-2222-3333-4444-555555555555/")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("HTTPS://SMBA.TrafficManager.net/teams/")]
    [InlineData("https://smba.onyx.prod.teams.trafficmanager.net/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://europe.directline.botframework.com/")]
    public void The_public_hosts_of_Azure_Bot_Service_are_allowed_when_nothing_is_set(string form)
    {
        using var parts = new ConnectorParts("Production", ("Connector:AppId", ConnectorParts.AppId), ("Connector:ManagedIdentity", "true"));
        Assert.False(parts.ServiceUrls.Read(form)!.IsLocal);
    }

    [Fact]
    public void A_list_of_hosts_takes_the_place_of_the_public_ones()
    {
        using var parts = new ConnectorParts(
            "Production", ("Connector:AppId", ConnectorParts.AppId), ("Connector:ManagedIdentity", "true"), ("Connector:ServiceHosts:0", "relay.example.com"));
        Assert.NotNull(parts.ServiceUrls.Read("https://relay.example.com/x"));
        Assert.Null(parts.ServiceUrls.Read("https://smba.trafficmanager.net/amer/"));
    }

    [Fact]
    public void Without_an_app_id_there_is_nowhere_to_send_to()
    {
        using var parts = new ConnectorParts("Production");
        Assert.Null(parts.ServiceUrls.Read("https://smba.trafficmanager.net/amer/"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        azure.OnConnector = context => StubAzure.Write(context, status, "", ("Location", $"http://{canary.LocalEndpoint}/"));
        Assert.All(await EverythingAsync(parts.Client, azure.ServiceUrl), delivery => Assert.Equal(status, Assert.IsType<Delivery.Rejected>(delivery).Status));
        Assert.False(canary.Pending());
        Assert.Equal(4, azure.Sent.Count);
    }

    [Fact]
    public async Task A_redirected_token_or_key_is_not_followed_either()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        azure.OnToken = context => StubAzure.Write(context, 307, "", ("Location", $"http://{canary.LocalEndpoint}/"));
        Assert.IsType<Delivery.Retry>(await parts.Client.SendAsync(Reference(azure.ServiceUrl), Message, TestContext.Current.CancellationToken));
        Assert.False(canary.Pending());
        Assert.Empty(azure.Sent);
    }

    private static Activity Message { get; } = new() { Type = ActivityTypes.Message, Text = "hello" };

    private static ConversationReference Reference(string? serviceUrl) => new() { ChannelId = "msteams", Conversation = new() { Id = "a:1" }, ServiceUrl = serviceUrl };

    private static IEnumerable<string?> Forms(TcpListener canary) => Refused.Select(form => form?
        .Replace("PORT", $"{((IPEndPoint)canary.LocalEndpoint).Port}", StringComparison.Ordinal)
        .Replace("LONG", new string('x', 1024), StringComparison.Ordinal));

    private static Task<Delivery[]> EverythingAsync(ConnectorClient client, string? serviceUrl)
    {
        var cancelled = TestContext.Current.CancellationToken;
        return Task.WhenAll(
            client.SendAsync(Reference(serviceUrl), Message, cancelled),
            client.ReplyAsync(Reference(serviceUrl), "1", Message, cancelled),
            client.UpdateAsync(Reference(serviceUrl), "1", Message, cancelled),
            client.OpenAsync(serviceUrl!, new(), cancelled));
    }
}
