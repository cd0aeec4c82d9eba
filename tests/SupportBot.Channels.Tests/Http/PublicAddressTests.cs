using System.Net.Http.Headers;
using System.Text.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.Http;

/// <summary>Where clients are sent: to what is configured or forwarded, never to what a stranger wrote (CHECKLIST, item 2).</summary>
public sealed class PublicAddressTests
{
    [Fact]
    public async Task A_configured_address_stands_in_the_stream_url() =>
        Assert.StartsWith("wss://chat.example.com/support/v3/directline/", await StreamUrlAsync([("Website:PublicAddress", "https://chat.example.com/support/")]), StringComparison.Ordinal);

    [Fact]
    public async Task What_a_trusted_proxy_forwards_stands_in_the_stream_url() =>
        Assert.StartsWith("wss://chat.example.com/v3/", await StreamUrlAsync([("Website:TrustedProxies:0", "127.0.0.1")], ("X-Forwarded-Host", "chat.example.com"), ("X-Forwarded-Proto", "https")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    public async Task What_a_stranger_writes_does_not(string header, string value) =>
        Assert.StartsWith("ws://127.0.0.1:", await StreamUrlAsync([], (header, value)), StringComparison.Ordinal);

    [Fact]
    public async Task On_the_machine_itself_the_name_that_the_browser_uses_is_kept() =>
        Assert.StartsWith("ws://localhost:4000/", await StreamUrlAsync([], ("Host", "localhost:4000")), StringComparison.Ordinal);

    private static async Task<string> StreamUrlAsync((string, string)[] settings, params (string Name, string Value)[] headers)
    {
        await using var server = await LocalServer.StartAsync(settings);
        var client = await DirectLineClient.VisitAsync(server.Http);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DirectLineClient.Base}/conversations");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("streamUrl").GetString()!;
    }
}
