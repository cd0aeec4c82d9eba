using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.Tests.Desk.Clients;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>Anybody can write a browser, so the address at which one wants to be called is held against a list, twice.</summary>
public sealed class PushAddressTests
{
    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc:def", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("https://wns2-par02p.notify.windows.com/w/?token=a%2bb", true)]
    [InlineData("https://web.push.apple.com/QGuQyavXutnMH", true)]
    [InlineData("http://fcm.googleapis.com/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com:8443/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com:443/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com.evil.example/x", false)]
    [InlineData("https://evil.example/fcm.googleapis.com/x", false)]
    [InlineData("https://fcm.googleapis.com@evil.example/x", false)]
    [InlineData("https://user@fcm.googleapis.com/x", false)]
    [InlineData("https://evil.example#.push.services.mozilla.com/x", false)]
    [InlineData("https://push.services.mozilla.com/x", false)]
    [InlineData("https://xpush.services.mozilla.com/x", false)]
    [InlineData("https://a.push.services.mozilla.com:22/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://[::1]/x", false)]
    [InlineData("https://2130706433/x", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://fcm.googleapis.com\\@evil.example/x", false)]
    [InlineData("https://fcm.googleapis.com/x y", false)]
    [InlineData("https://fcm。googleapis。com/x", false)]
    [InlineData("https://fcm.googleapis.com/x#y", false)]
    [InlineData("ftp://fcm.googleapis.com/x", false)]
    [InlineData("fcm.googleapis.com/x", false)]
    [InlineData("", false)]
    public async Task Only_addresses_of_known_push_services_are_taken(string endpoint, bool isTaken)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var browser = new StubBrowser();
        await agent.AskAsync(HttpMethod.Put, "me/alerts/browser", browser.Subscription(endpoint), isTaken ? HttpStatusCode.NoContent : HttpStatusCode.BadRequest);
        Assert.Equal(isTaken, (await agent.GetAsync("me/alerts")).GetProperty("push").GetProperty("on").GetBoolean());
    }

    [Fact]
    public async Task Keys_that_nothing_could_be_encrypted_to_are_refused()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var browser = new StubBrowser();
        var offCurve = System.Buffers.Text.Base64Url.EncodeToString([4, .. Enumerable.Repeat((byte)7, 64)]);
        foreach (var keys in new object?[] { null, new { p256dh = browser.Point }, new { auth = browser.Secret }, new { p256dh = "AAAA", auth = browser.Secret }, new { p256dh = offCurve, auth = browser.Secret }, new { p256dh = browser.Point, auth = "AAAA" }, new { p256dh = "%%", auth = "%%" } })
        {
            await agent.AskAsync(HttpMethod.Put, "me/alerts/browser", new { endpoint = "https://web.push.apple.com/x", keys }, HttpStatusCode.BadRequest);
        }

        await agent.AskAsync(HttpMethod.Put, "me/alerts/browser", browser.Subscription("https://web.push.apple.com/" + new string('x', 1024)), HttpStatusCode.BadRequest);
        await agent.AskAsync(HttpMethod.Put, "me/alerts/browser", browser.Subscription("https://web.push.apple.com/" + new string('x', 10_000)), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_list_of_ones_own_takes_the_place_of_the_known_one_and_a_private_address_behind_a_listed_name_is_not_called()
    {
        await using var push = await StubPushService.StartAsync();
        await using var server = await LocalServer.StartAsync(("Alerts:PushHosts:0", "push.example.com"));
        var http = server.Services.GetRequiredService<PushHttp>();
        Assert.NotNull(http.Read("https://push.example.com/x"));
        Assert.Null(http.Read("https://fcm.googleapis.com/x"));
        var failed = await Assert.ThrowsAsync<HttpRequestException>(() => http.Client.GetAsync(new Uri($"{push.Origin}/x"), TestContext.Current.CancellationToken));
        Assert.Contains("own network", failed.ToString(), StringComparison.Ordinal);
        Assert.Empty(push.Calls);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:a00:1::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("142.250.1.1", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("::ffff:142.250.1.1", false)]
    [InlineData("2a00:1450:4001::1", false)]
    public void Addresses_of_inner_networks_are_told_from_others(string address, bool isInner) => Assert.Equal(isInner, PushHttp.IsInner(IPAddress.Parse(address)));
}
