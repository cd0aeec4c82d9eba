using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk.SignIn;

/// <summary>Signing in through an OpenID Connect provider.</summary>
public sealed class SingleSignOnTests
{
    [Fact]
    public async Task An_agent_comes_back_from_the_provider_with_a_session_and_an_account()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var server = await StartAsync(provider);
        using var browser = new Browser(server);
        Assert.Equal("/desk/cases/7F3K", await browser.SignInAsync("/desk/cases/7F3K"));
        var session = await browser.Desk.GetAsync("session");
        Assert.Equal(("Olga", "olga", "agent"), (
            session.GetProperty("agent").GetProperty("name").GetString(), session.GetProperty("agent").GetProperty("userName").GetString(), session.GetProperty("agent").GetProperty("role").GetString()));
        Assert.Equal(("code", "S256"), (provider.Asked!["response_type"].ToString(), provider.Asked["code_challenge_method"].ToString()));
        Assert.True(provider.Redeemed.ContainsKey("code_verifier"));
        Assert.Equal($"{server.Address}/desk/api/session/oidc/callback", provider.Redeemed["redirect_uri"]);
        using var anyone = new DeskClient(server);
        var offered = (await anyone.GetAsync("session")).GetProperty("signIn").GetProperty("providers").EnumerateArray().Single();
        Assert.Equal(("Our staff", "/desk/api/session/oidc"), (offered.GetProperty("name").GetString(), offered.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task The_role_follows_the_claim_each_time_and_the_greatest_counts()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var server = await StartAsync(provider);
        using var browser = new Browser(server);
        foreach (var (claimed, role) in new (object, string)[] { ("kyc-agents", "agent"), (new[] { "x", "kyc-leads", "kyc-agents" }, "lead"), ("kyc-agents", "agent") })
        {
            provider.Claims["roles"] = claimed;
            await browser.SignInAsync();
            Assert.Equal(role, (await browser.Desk.GetAsync("session")).GetProperty("agent").GetProperty("role").GetString());
        }

        Assert.Single(await server.Services.GetRequiredService<IAgentStore>().ListAgentsAsync(TestContext.Current.CancellationToken));
        var audit = await server.Services.GetRequiredService<IAgentStore>().ListAuditAsync(long.MaxValue, 100, TestContext.Current.CancellationToken);
        Assert.Equal(["lead to agent", "agent to lead"], audit.Where(entry => entry.Action == "account.role").Select(entry => entry.Detail));
    }

    [Fact]
    public async Task Whoever_has_no_role_or_a_closed_account_stays_outside()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var server = await StartAsync(provider);
        using var browser = new Browser(server);
        provider.Claims["roles"] = "cleaners";
        Assert.Equal("/desk?signIn=no-role", await browser.SignInAsync());
        provider.Claims["roles"] = "kyc-agents";
        await browser.SignInAsync();
        var store = server.Services.GetRequiredService<IAgentStore>();
        var account = Assert.Single(await store.ListAgentsAsync(TestContext.Current.CancellationToken));
        await store.SaveAgentAsync(account with { IsDisabled = true }, null, TestContext.Current.CancellationToken);
        using var again = new Browser(server);
        Assert.Equal("/desk?signIn=disabled", await again.SignInAsync());
        Assert.Null(again.Desk.Cookie);
    }

    [Fact]
    public async Task A_local_account_of_the_same_name_is_never_taken_over()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var server = await StartAsync(provider);
        var local = await DeskClient.AddAsync(server, AgentRole.Admin, "Olga");
        provider.Claims["preferred_username"] = local.UserName;
        using var browser = new Browser(server);
        await browser.SignInAsync();
        var agent = (await browser.Desk.GetAsync("session")).GetProperty("agent");
        Assert.NotEqual(local.Id, agent.GetProperty("id").GetString());
        Assert.Equal("agent", agent.GetProperty("role").GetString());
        Assert.StartsWith($"{local.UserName}#", agent.GetProperty("userName").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_the_provider_did_not_give_to_this_browser_is_refused()
    {
        await using var provider = await IdentityProvider.StartAsync();
        await using var server = await StartAsync(provider);
        using var browser = new Browser(server);
        Assert.Equal("/desk?signIn=failed", await browser.FollowAsync("/desk/api/session/oidc/callback?code=abc&state=forged"));
        provider.Issuer = "https://evil.example";
        Assert.Equal("/desk?signIn=failed", await browser.SignInAsync());
        provider.Issuer = null;
        var callback = await browser.AskAsync();
        using var other = new Browser(server);
        Assert.Equal("/desk?signIn=failed", await other.FollowAsync(callback));
        Assert.Null(other.Desk.Cookie);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/desk//evil.example")]
    [InlineData("/desk\\evil.example")]
    [InlineData("/desk/../../evil.example")]
    [InlineData("/desk@evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/desk\r\nLocation: https://evil.example")]
    [InlineData("/desk\t//evil.example")]
    [InlineData("/deskevil")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/widget.js")]
    [InlineData("")]
    [InlineData(null)]
    public void A_way_back_leads_to_the_desk_or_not_at_all(string? returnUrl) => Assert.Equal("/desk", LocalPath.Of(returnUrl));

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/cases/7F3K")]
    [InlineData("/desk?view=mine")]
    public void Pages_of_the_desk_are_ways_back(string returnUrl) => Assert.Equal(returnUrl, LocalPath.Of(returnUrl));

    private static Task<LocalServer> StartAsync(IdentityProvider provider) => LocalServer.StartAsync(
        ("Desk:Authority", provider.Address), ("Desk:ClientId", "desk-client"), ("Desk:ClientSecret", "a-secret"), ("Desk:ProviderName", "Our staff"),
        ("Desk:Roles:kyc-agents", "agent"), ("Desk:Roles:kyc-leads", "lead"));

    /// <summary>A browser that keeps cookies and follows where it is sent, as far as the desk.</summary>
    private sealed class Browser : IDisposable
    {
        private readonly LocalServer _server;
        private readonly HttpClient _http;
        private readonly CookieContainer _cookies = new();

        public Browser(LocalServer server)
        {
            (_server, Desk) = (server, new(server));
            _http = new(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false });
        }

        public DeskClient Desk { get; }

        public async Task<string> SignInAsync(string returnUrl = "/desk") => await FollowAsync(await AskAsync(returnUrl));

        /// <summary>Goes to the provider; the result is where the provider sends it back.</summary>
        public async Task<string> AskAsync(string returnUrl = "/desk")
        {
            var provider = await LocationAsync($"/desk/api/session/oidc?returnUrl={Uri.EscapeDataString(returnUrl)}");
            return new Uri(await LocationAsync(provider)).PathAndQuery;
        }

        public async Task<string> FollowAsync(string path)
        {
            var location = await LocationAsync(path);
            Desk.Cookie = _cookies.GetCookies(new(_server.Address))["supportbot-desk"]?.ToString();
            return location;
        }

        public void Dispose()
        {
            _http.Dispose();
            Desk.Dispose();
        }

        private async Task<string> LocationAsync(string address)
        {
            using var answer = await _http.GetAsync(new Uri(new(_server.Address), address), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{address}: {(int)answer.StatusCode} {string.Join('\n', _server.Log.Lines.Where(line => line.Contains("failed", StringComparison.Ordinal)))}");
            return answer.Headers.Location!.OriginalString;
        }
    }
}
