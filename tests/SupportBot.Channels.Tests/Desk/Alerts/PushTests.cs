using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>Browsers are called through their push services, and nobody but the browser can read what is said.</summary>
public sealed class PushTests
{
    [Fact]
    public void The_tests_own_browser_reads_the_message_of_the_standard()
    {
        // RFC 8291, section 5.
        var point = Base64Url.DecodeFromChars("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        var keys = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Base64Url.DecodeFromChars("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"),
            Q = new() { X = point[1..33], Y = point[33..] },
        });
        using var browser = new StubBrowser(keys, Base64Url.DecodeFromChars("BTBZMqHH6r4Tts7J_aSIgg"));
        var body = Base64Url.DecodeFromChars(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
        Assert.Equal("When I grow up, I want to be a watermelon", browser.Read(body));
    }

    [Fact]
    public async Task A_new_case_reaches_the_browser_of_an_agent_who_does_not_look_in_its_language_and_without_a_word_of_the_customer()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        await agent.AskAsync(HttpMethod.Put, "me/settings", new { locale = "zh-Hans" }, HttpStatusCode.NoContent);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser, "/push/secret-of-this-browser");
        var (_, caseId) = await Customers.WaitAsync(world.Server, "there is glare on my wonderful document");
        await world.PassAsync();

        var call = Assert.Single(world.Push.Calls);
        var said = JsonDocument.Parse(browser.Read(call.Body)).RootElement;
        Assert.Equal("新个案：证件照片反光，English", said.GetProperty("title").GetString());
        Assert.Equal(("zh-Hans", $"/desk/cases/{caseId}"), (said.GetProperty("lang").GetString(), said.GetProperty("url").GetString()));
        Assert.DoesNotContain("wonderful", said.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Visitor", said.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(("aes128gcm", "300", "high"), (call.Headers["Content-Encoding"], call.Headers["TTL"], call.Headers["Urgency"]));
        Assert.Matches("^[A-Za-z0-9_-]{1,32}$", call.Headers["Topic"]);
        Assert.Equal(said.GetProperty("tag").GetString(), call.Headers["Topic"]);
        Assert.DoesNotContain(world.Server.Log.Lines, line => line.Contains("secret-of-this-browser", StringComparison.Ordinal));
        Assert.Contains(world.Server.Log.Lines, line => line.Contains("was called through 127.0.0.1: HTTP 201", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_push_service_with_a_certificate_that_nobody_vouches_for_learns_nothing()
    {
        using var authority = TestAuthority.Create();
        using var certificate = authority.Issue("127.0.0.1");
        await using var stranger = await StubPushService.StartAsync(certificate);
        await using var world = await AlertWorld.StartAsync(("Alerts:PushHosts:1", stranger.Origin));
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await agent.AskAsync(HttpMethod.Put, "me/alerts/browser", browser.Subscription($"{stranger.Origin}/push/1"), HttpStatusCode.NoContent);
        await Customers.WaitAsync(world.Server);
        await world.PassAsync();
        Assert.StartsWith("https://", stranger.Origin, StringComparison.Ordinal);
        Assert.Empty(stranger.Calls);
        Assert.Contains(world.Server.Log.Lines, line => line.Contains("was called through 127.0.0.1: SecureConnectionError", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_call_proves_who_calls_with_the_key_that_the_browser_was_given()
    {
        await using var world = await AlertWorld.StartAsync(("Alerts:Contact", "mailto:desk@example.com"));
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        var key = (await agent.GetAsync("me/alerts")).GetProperty("push").GetProperty("key").GetString()!;
        Assert.True((await agent.PostAsync("me/alerts/test")).GetProperty("sent").GetBoolean());

        var authorization = Assert.Single(world.Push.Calls).Headers["Authorization"];
        Assert.StartsWith("vapid ", authorization, StringComparison.Ordinal);
        var parts = authorization["vapid ".Length..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        Assert.Equal(key, parts["k"]);
        var point = Base64Url.DecodeFromChars(key);
        using var pair = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
        var token = parts["t"].Split('.');
        Assert.True(pair.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256));
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token[1])).RootElement;
        // The library leaves a port out; no push service outside of tests has one.
        Assert.Equal(("http://127.0.0.1", "mailto:desk@example.com"), (claims.GetProperty("aud").GetString(), claims.GetProperty("sub").GetString()));
        Assert.InRange(claims.GetProperty("exp").GetInt64() - DateTimeOffset.UtcNow.ToUnixTimeSeconds(), 60, 86_400);
    }

    [Fact]
    public async Task The_key_outlives_the_process_and_so_do_the_browsers()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        var key = (await agent.GetAsync("me/alerts")).GetProperty("push").GetProperty("key").GetString();
        await world.Server.RestartAsync();
        using var same = new DeskClient(world.Server) { Cookie = agent.Cookie, Csrf = agent.Csrf };
        var settings = await same.GetAsync("me/alerts");
        Assert.Equal(key, settings.GetProperty("push").GetProperty("key").GetString());
        Assert.True(settings.GetProperty("push").GetProperty("on").GetBoolean());
        Assert.True((await same.PostAsync("me/alerts/test")).GetProperty("sent").GetBoolean());
        Assert.Contains("A test alert", browser.Read(world.Push.Calls.Single().Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_of_a_browser_cannot_be_read_in_the_store()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser, "/push/capability");
        var kept = Assert.Single(await world.Store.ListBrowsersAsync(agent.Agent.Id, world.Server.Time.GetUtcNow(), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("capability", kept.Sealed + kept.Id, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Secret, kept.Sealed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_browser_that_its_push_service_does_not_know_any_more_is_forgotten(int status)
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        world.Push.Answer = (status, null, null);
        Assert.False((await agent.PostAsync("me/alerts/test")).GetProperty("sent").GetBoolean());
        Assert.Equal(0, await world.BrowsersOfAsync(agent));
        await agent.PostAsync("me/alerts/test", null, HttpStatusCode.NotFound);
        Assert.Single(world.Push.Calls);
    }

    [Fact]
    public async Task A_push_service_that_wants_quiet_gets_it()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        await Customers.WaitAsync(world.Server);
        await world.PassAsync(seconds: 55);
        world.Push.Answer = (429, "Retry-After", "30");
        await world.PassAsync(seconds: 10);
        var calls = world.Push.Calls.Count;
        Assert.Equal(1, calls);
        Assert.False((await agent.PostAsync("me/alerts/test")).GetProperty("sent").GetBoolean());
        world.Push.Answer = (201, null, null);
        await world.PassAsync(seconds: 20);
        Assert.Equal(calls, world.Push.Calls.Count);
        await world.PassAsync(seconds: 15);
        Assert.Equal(calls + 1, world.Push.Calls.Count);
        Assert.Equal(1, await world.BrowsersOfAsync(agent));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_an_endless_answer_not_read()
    {
        await using var world = await AlertWorld.StartAsync();
        await using var elsewhere = await StubPushService.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        world.Push.Answer = (307, "Location", $"{elsewhere.Origin}/stolen");
        Assert.False((await agent.PostAsync("me/alerts/test")).GetProperty("sent").GetBoolean());
        Assert.Empty(elsewhere.Calls);
        Assert.Equal(1, await world.BrowsersOfAsync(agent));
    }

    [Fact]
    public async Task Ten_cases_are_one_call_whose_topic_takes_the_place_of_the_one_before()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        foreach (var _ in Enumerable.Range(0, 10))
        {
            await Customers.WaitAsync(world.Server);
        }

        await world.PassAsync(seconds: 70);
        await Customers.WaitAsync(world.Server);
        await world.PassAsync(seconds: 70);
        var calls = world.Push.Calls.ToArray();
        Assert.Equal(2, calls.Length);
        Assert.Equal(calls[0].Headers["Topic"], calls[1].Headers["Topic"]);
        var first = JsonDocument.Parse(browser.Read(calls[0].Body)).RootElement;
        Assert.Equal(("And 9 more at the desk", "/desk"), (first.GetProperty("body").GetString(), first.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task Whatever_ends_a_session_ends_the_calls_to_its_browser()
    {
        await using var world = await AlertWorld.StartAsync();
        using var admin = await DeskClient.SignInAsync(world.Server, AgentRole.Admin, "Ada");
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var other = await agent.AgainAsync();
        using var one = new StubBrowser();
        using var two = new StubBrowser();
        await world.SubscribeAsync(agent, one, "/push/1");
        await world.SubscribeAsync(other, two, "/push/2");
        Assert.Equal(2, await world.BrowsersOfAsync(agent));
        await other.AskAsync(HttpMethod.Delete, "session", null, HttpStatusCode.NoContent);
        Assert.Equal(1, await world.BrowsersOfAsync(agent));
        await admin.PostAsync($"accounts/{agent.Agent.Id}/password");
        Assert.Equal(0, await world.BrowsersOfAsync(agent));
        using var mia = await DeskClient.SignInAsync(world.Server, AgentRole.Agent, "Mia");
        await world.SubscribeAsync(mia, two, "/push/2");
        await admin.AskAsync(HttpMethod.Put, $"accounts/{mia.Agent.Id}", new { disabled = true }, HttpStatusCode.OK);
        Assert.Equal(0, await world.BrowsersOfAsync(mia));
    }

    [Fact]
    public async Task An_agent_can_stop_the_calls_and_an_operator_can_do_without_them()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        await agent.AskAsync(HttpMethod.Delete, "me/alerts/browser", null, HttpStatusCode.NoContent);
        Assert.False((await agent.GetAsync("me/alerts")).GetProperty("push").GetProperty("on").GetBoolean());

        await using var without = await AlertWorld.StartAsync(("Alerts:WebPush", "false"));
        using var there = await DeskClient.SignInAsync(without.Server);
        Assert.False((await there.GetAsync("me/alerts")).GetProperty("push").GetProperty("available").GetBoolean());
        await there.AskAsync(HttpMethod.Put, "me/alerts/browser", browser.Subscription($"{without.Push.Origin}/push/1"), HttpStatusCode.BadRequest);
    }
}
