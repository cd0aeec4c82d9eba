using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk.SignIn;

/// <summary>Signing in with an account of the desk.</summary>
public sealed class SignInTests
{
    private static readonly string[] Strict = ["httponly", "samesite=strict", "path=/", "max-age=43200"];

    [Fact]
    public async Task A_browser_without_a_session_is_told_how_to_sign_in_and_what_languages_there_are()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = new DeskClient(server);
        var session = await client.GetAsync("session");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, session.GetProperty("agent").ValueKind);
        Assert.True(session.GetProperty("signIn").GetProperty("local").GetBoolean());
        Assert.Equal(0, session.GetProperty("signIn").GetProperty("providers").GetArrayLength());
        Assert.Equal(["en", "zh-Hans"], session.GetProperty("locales").EnumerateArray().Select(locale => locale.GetString()));
    }

    [Fact]
    public async Task Signing_in_gives_a_strict_cookie_and_tells_who_the_agent_is()
    {
        await using var server = await LocalServer.StartAsync();
        var account = await DeskClient.AddAsync(server, AgentRole.Lead, "Mia");
        using var client = new DeskClient(server);
        using var answer = await client.SignInAsync($"  {account.UserName.ToUpperInvariant()} ", DeskClient.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("supportbot-desk=", cookie, StringComparison.Ordinal);
        Assert.All(Strict, part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        var session = await client.GetAsync("session");
        Assert.Equal((account.Id, "Mia", account.UserName, "lead"), (Text(session, "id"), Text(session, "name"), Text(session, "userName"), Text(session, "role")));
        Assert.Equal(("offline", "Binance", 15), (
            session.GetProperty("status").GetString(), session.GetProperty("desk").GetProperty("exchange").GetString(), session.GetProperty("desk").GetProperty("firstReplyMinutes").GetInt32()));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_secure_and_for_this_host_alone()
    {
        await using var server = await LocalServer.StartAsync(("Website:PublicAddress", "https://desk.example.com"));
        var account = await DeskClient.AddAsync(server);
        using var client = new DeskClient(server) { Origin = "https://desk.example.com" };
        using var answer = await client.SignInAsync(account.UserName, DeskClient.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-supportbot-desk=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(account.Id, Text(await client.GetAsync("session"), "id"));
    }

    [Theory]
    [InlineData("nobody", DeskClient.Password)]
    [InlineData(null, "wrong")]
    [InlineData(null, "")]
    [InlineData("' or 1=1 --", "x")]
    public async Task Wrong_credentials_are_refused_alike_whoever_they_name(string? userName, string password)
    {
        await using var server = await LocalServer.StartAsync();
        var account = await DeskClient.AddAsync(server);
        using var client = new DeskClient(server);
        using var answer = await client.SignInAsync(userName ?? account.UserName, password);
        Assert.Equal((HttpStatusCode.Unauthorized, "wrong-credentials"), (answer.StatusCode, await Answers.CodeAsync(answer)));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_disabled_account_and_one_of_a_provider_cannot_sign_in_with_a_password()
    {
        await using var server = await LocalServer.StartAsync();
        var store = server.Services.GetRequiredService<IAgentStore>();
        var disabled = await DeskClient.AddAsync(server);
        await store.SaveAgentAsync(disabled with { IsDisabled = true }, null, TestContext.Current.CancellationToken);
        var external = await DeskClient.AddAsync(server);
        await store.SaveAgentAsync(external with { PasswordHash = null, Subject = "issuer|1" }, null, TestContext.Current.CancellationToken);
        using var client = new DeskClient(server);
        foreach (var account in new[] { disabled, external })
        {
            using var answer = await client.SignInAsync(account.UserName, DeskClient.Password);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Many_wrong_tries_make_one_name_wait_for_a_while_and_no_other()
    {
        await using var server = await LocalServer.StartAsync();
        var (mine, other) = (await DeskClient.AddAsync(server), await DeskClient.AddAsync(server));
        using var client = new DeskClient(server);
        for (var tries = 0; tries < SignInTries.MostPerName; tries++)
        {
            using var wrong = await client.SignInAsync(mine.UserName, "wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var refused = await client.SignInAsync(mine.UserName, DeskClient.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        using var free = await client.SignInAsync(other.UserName, DeskClient.Password);
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
        await server.Time.PassAsync(SignInTries.Window);
        using var later = await client.SignInAsync(mine.UserName, DeskClient.Password);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public void Whoever_may_not_try_any_more_keeps_nobody_else_out()
    {
        var tries = new SignInTries(new FakeTimeProvider());
        for (var at = 0; at < SignInTries.MostPerAddress; at++)
        {
            Assert.Null(tries.Take($"nobody-{at}", "stranger"));
        }

        for (var at = 0; at < SignInTries.MostPerName; at++)
        {
            Assert.NotNull(tries.Take("ben", "stranger"));
        }

        Assert.Null(tries.Take("ben", "office"));
    }

    [Fact]
    public void Strangers_who_go_on_trying_lock_nobody_out_of_the_place_where_it_works()
    {
        var clock = new FakeTimeProvider();
        var tries = new SignInTries(clock);
        Assert.Null(tries.Take("ben", "office"));
        tries.Forget("ben", "office");
        for (var day = 0; day < 3; day++)
        {
            for (var at = 0; at < 2 * SignInTries.MostPerName; at++)
            {
                tries.Take("ben", $"stranger-{at}");
            }

            Assert.NotNull(tries.Take("ben", "home"));
            Assert.Null(tries.Take("ben", "office"));
            clock.Advance(SignInTries.Window);
        }
    }

    [Fact]
    public void The_place_where_a_colleague_works_has_no_more_tries_than_others()
    {
        var tries = new SignInTries(new FakeTimeProvider());
        tries.Forget("ben", "office");
        for (var at = 0; at < SignInTries.MostPerName; at++)
        {
            Assert.Null(tries.Take("ben", "office"));
        }

        Assert.NotNull(tries.Take("ben", "office"));
        Assert.NotNull(tries.Take("ben", "office"));
    }

    [Fact]
    public async Task A_wrong_current_password_is_written_down()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = await DeskClient.SignInAsync(server);
        await client.AskAsync(HttpMethod.Put, "me/password", new { current = "wrong", @new = "a much longer password" }, HttpStatusCode.Forbidden);
        var last = (await server.Services.GetRequiredService<IAgentStore>().ListAuditAsync(long.MaxValue, 1, TestContext.Current.CancellationToken))[0];
        Assert.Equal((AuditAction.RefuseSession, client.Agent.Id, "wrong-current-password"), (last.Action, last.Target, last.Detail));
    }

    [Fact]
    public void Names_that_nobody_can_have_are_counted_as_one()
    {
        var tries = new SignInTries(new FakeTimeProvider());
        for (var at = 0; at < SignInTries.MostPerName; at++)
        {
            Assert.Null(tries.Take(new string('x', 200_000 + at), $"{at}"));
        }

        Assert.NotNull(tries.Take(new string('y', 200_000), "another"));
    }

    [Fact]
    public async Task Tries_that_come_all_at_once_get_no_further_than_one_after_another()
    {
        await using var server = await LocalServer.StartAsync();
        var account = await DeskClient.AddAsync(server);
        using var client = new DeskClient(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => client.SignInAsync(account.UserName, $"wrong {at}")));
        Assert.Equal(SignInTries.MostPerName, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_session_that_was_planted_before_is_worth_nothing_after_signing_in()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = await DeskClient.SignInAsync(server);
        var planted = client.Cookie;
        using var answer = await client.SignInAsync(client.Agent.UserName, DeskClient.Password);
        Assert.NotEqual(planted, client.Cookie);
        client.Cookie = planted;
        using var refused = await client.SendAsync(HttpMethod.Get, "agents");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_its_hours_and_a_clock_that_jumps_back_ends_none()
    {
        await using var server = await LocalServer.StartAsync(("Desk:SessionHours", "2"));
        using var client = await DeskClient.SignInAsync(server);
        await server.Time.PassAsync(TimeSpan.FromMinutes(119));
        await client.GetAsync("agents");
        await server.Time.PassAsync(TimeSpan.FromMinutes(1));
        using var refused = await client.SendAsync(HttpMethod.Get, "agents");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = await DeskClient.SignInAsync(server);
        using var other = await client.AgainAsync();
        await client.AskAsync(HttpMethod.Put, "me/password", new { current = DeskClient.Password, @new = "short" }, HttpStatusCode.BadRequest);
        await client.AskAsync(HttpMethod.Put, "me/password", new { current = "wrong", @new = "a much longer password" }, HttpStatusCode.Forbidden);
        await client.AskAsync(HttpMethod.Put, "me/password", new { current = DeskClient.Password, @new = "a much longer password" }, HttpStatusCode.NoContent);
        await client.GetAsync("agents");
        using var refused = await other.SendAsync(HttpMethod.Get, "agents");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var old = await other.SignInAsync(client.Agent.UserName, DeskClient.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
    }

    [Fact]
    public async Task Settings_of_the_page_come_back_and_must_be_a_small_object()
    {
        await using var server = await LocalServer.StartAsync();
        using var client = await DeskClient.SignInAsync(server);
        await client.AskAsync(HttpMethod.Put, "me/settings", """{"locale":"zh-Hans","keys":{"claim":"x"}}""", HttpStatusCode.NoContent);
        Assert.Equal("x", (await client.GetAsync("session")).GetProperty("settings").GetProperty("keys").GetProperty("claim").GetString());
        await client.AskAsync(HttpMethod.Put, "me/settings", "[1]", HttpStatusCode.BadRequest);
        await client.AskAsync(HttpMethod.Put, "me/settings", $$"""{"x":"{{new string('x', 17_000)}}"}""", HttpStatusCode.RequestEntityTooLarge);
    }

    private static string? Text(System.Text.Json.JsonElement session, string name) => session.GetProperty("agent").GetProperty(name).GetString();
}
