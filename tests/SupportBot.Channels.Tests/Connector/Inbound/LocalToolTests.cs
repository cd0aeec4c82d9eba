using System.Net;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>The Emulator and the Agents Playground, which bring no token (CHECKLIST, items 82 to 84).</summary>
public sealed class LocalToolTests
{
    private const string Local = "http://localhost:56150/_connector";

    [Theory]
    [InlineData("127.0.0.1", Local)]
    [InlineData("::1", "http://127.0.0.1:56150/")]
    [InlineData("::ffff:127.0.0.1", "http://[::1]:56150")]
    public async Task A_tool_on_this_machine_needs_no_token_and_its_replies_carry_none(string peer, string serviceUrl)
    {
        await using var calls = await ToolsAsync();
        var answer = await calls.SendAsync([], Calls.Activity(serviceUrl, "emulator"), context => context.Connection.RemoteIpAddress = IPAddress.Parse(peer));
        Assert.Equal((202, true), (answer.Status, answer.Activity!.ServiceUrl.IsLocal));
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("203.0.113.7")]
    [InlineData("::ffff:10.0.0.5")]
    [InlineData(null)]
    public async Task A_call_from_elsewhere_needs_a_token(string? peer)
    {
        await using var calls = await ToolsAsync();
        var answer = await calls.SendAsync([], Calls.Activity(Local), context => context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer));
        Assert.Equal(401, answer.Status);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("Origin")]
    public async Task A_tunnel_or_a_page_on_this_machine_is_no_tool(string header)
    {
        await using var calls = await ToolsAsync();
        Assert.Equal(401, (await calls.SendAsync([], Calls.Activity(Local), context => context.Request.Headers[header] = "https://example.com")).Status);
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("")]
    public async Task A_token_that_comes_is_checked_even_from_this_machine(string header)
    {
        await using var calls = await ToolsAsync();
        Assert.Equal(401, (await calls.SendAsync([header], Calls.Activity(Local))).Status);
    }

    [Theory]
    [InlineData(TestToken.ServiceUrl)]
    [InlineData("https://example.com/")]
    [InlineData("http://example.com:56150/")]
    [InlineData("http://10.0.0.5:56150/")]
    [InlineData("https://localhost:56150/")]
    [InlineData(null)]
    public async Task A_tool_cannot_lead_replies_away_from_this_machine(string? serviceUrl)
    {
        await using var calls = await ToolsAsync();
        Assert.Equal(403, (await calls.SendAsync([], Calls.Activity(serviceUrl))).Status);
    }

    [Fact]
    public async Task A_tool_cannot_name_a_host_that_gets_the_token()
    {
        await using var calls = await ToolsAsync();
        Assert.Equal(403, (await calls.SendAsync([], Calls.Activity(calls.Azure.ServiceUrl))).Status);
    }

    [Fact]
    public async Task Nothing_is_allowed_that_was_not_set()
    {
        await using var calls = await Calls.StartAsync();
        Assert.Equal(401, (await calls.SendAsync([], Calls.Activity(Local))).Status);
        Assert.Equal(403, (await calls.SendAsync(["Bearer " + calls.Token.With("serviceurl", Local).Sign()], Calls.Activity(Local))).Status);
    }

    [Fact]
    public async Task Without_an_app_id_a_tool_may_call_but_no_token_is_accepted()
    {
        await using var calls = await Calls.StartAsync();
        calls.Use(new("Development", ("Connector:AllowUnauthenticated", "true")));
        Assert.Equal(202, (await calls.SendAsync([], Calls.Activity(Local))).Status);
        Assert.Equal(401, (await calls.SendAsync(["Bearer " + calls.Token.Sign()], Calls.Activity())).Status);
    }

    private static async Task<Calls> ToolsAsync()
    {
        var calls = await Calls.StartAsync();
        calls.Use(ConnectorParts.For(calls.Azure, ("Connector:AllowUnauthenticated", "true")));
        return calls;
    }
}
