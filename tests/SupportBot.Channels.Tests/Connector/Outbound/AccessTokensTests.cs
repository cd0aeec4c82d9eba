using SupportBot.Channels.Connector.Outbound;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>How the bot's token is fetched, kept and renewed (CHECKLIST, items 88 and 89).</summary>
public sealed class AccessTokensTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_fetched_with_the_secret_and_kept_for_55_minutes()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        for (var minute = 0; minute < 55; minute++)
        {
            Assert.Equal("a-token", (await parts.Tokens.GetAsync(Cancelled))!.Text);
            await parts.Time.PassAsync(TimeSpan.FromMinutes(1));
        }

        var request = Assert.Single(azure.Requests);
        Assert.Equal(
            $"grant_type=client_credentials&client_id={ConnectorParts.AppId}&scope=https%3A%2F%2Fapi.botframework.com%2F.default&client_secret={ConnectorParts.Secret}",
            request.Body);
        Assert.Equal(("POST", ""), (request.Method, request.Authorization));
    }

    [Fact]
    public async Task In_its_last_five_minutes_a_token_serves_while_its_successor_is_fetched()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        var first = await parts.Tokens.GetAsync(Cancelled);
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        azure.OnToken = async context =>
        {
            asked.TrySetResult();
            await answer.Task;
            await StubAzure.Write(context, 200, """{"expires_in":3600,"access_token":"another"}""");
        };
        await parts.Time.PassAsync(TimeSpan.FromMinutes(55));

        Assert.Same(first, await parts.Tokens.GetAsync(Cancelled));
        await asked.Task;
        Assert.Same(first, await parts.Tokens.GetAsync(Cancelled));
        answer.SetResult();
        await UntilAsync(async () => await parts.Tokens.GetAsync(Cancelled) is { Text: "another" });
        Assert.Equal(2, azure.Count(StubAzure.Token));
    }

    [Fact]
    public async Task Two_hundred_senders_at_once_fetch_one_token()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => parts.Tokens.GetAsync(Cancelled).AsTask()));
        Assert.Single(tokens.Distinct());
        Assert.Equal(1, azure.Count(StubAzure.Token));
        TestContext.Current.TestOutputHelper!.WriteLine($"200 senders: {azure.Count(StubAzure.Token)} token fetched");
    }

    [Fact]
    public async Task A_sender_that_gives_up_does_not_take_the_token_from_the_others()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        azure.OnToken = async context =>
        {
            asked.SetResult();
            await answer.Task;
            await StubAzure.Write(context, 200, """{"expires_in":3600,"access_token":"late"}""");
        };
        using var impatient = new CancellationTokenSource();
        var givesUp = parts.Tokens.GetAsync(impatient.Token).AsTask();
        var waits = parts.Tokens.GetAsync(Cancelled).AsTask();
        await asked.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp);
        answer.SetResult();
        Assert.Equal("late", (await waits)!.Text);
    }

    [Fact]
    public async Task An_outage_at_the_end_of_a_token_is_outlived_by_it_and_asked_about_every_ten_seconds()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        var first = await parts.Tokens.GetAsync(Cancelled);
        azure.IsDown = true;
        await parts.Time.PassAsync(TimeSpan.FromMinutes(59));
        Assert.Same(first, await parts.Tokens.GetAsync(Cancelled));
        await UntilAsync(() => parts.Log.Lines.Any(line => line.StartsWith("Warning No token could be fetched", StringComparison.Ordinal)));
        for (var at = 0; at < 100; at++)
        {
            Assert.Same(first, await parts.Tokens.GetAsync(Cancelled));
        }

        Assert.Equal(2, azure.Count(StubAzure.Token));
        await parts.Time.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Null(await parts.Tokens.GetAsync(Cancelled));
        azure.IsDown = false;
        Assert.NotNull(await parts.Tokens.GetAsync(Cancelled));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}""")]
    [InlineData(500, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "null")]
    [InlineData(200, """{"access_token":""}""")]
    [InlineData(200, """{"access_token":"x"}""")]
    [InlineData(200, """{"access_token":"x","expires_in":0}""")]
    [InlineData(200, """{"access_token":"x","expires_in":-5}""")]
    [InlineData(200, """{"access_token":"x","expires_in":"soon"}""")]
    [InlineData(200, """{"access_token":["x"],"expires_in":3600}""")]
    [InlineData(200, """{"access_token":"x\r\nX-Injected: 1","expires_in":3600}""")]
    public async Task An_answer_without_a_token_is_none_and_is_not_kept(int status, string body)
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        var right = azure.OnToken;
        azure.OnToken = context => StubAzure.Write(context, status, body);
        Assert.Null(await parts.Tokens.GetAsync(Cancelled));
        azure.OnToken = right;
        Assert.NotNull(await parts.Tokens.GetAsync(Cancelled));
        Assert.DoesNotContain(parts.Log.Lines, line => line.Contains(ConnectorParts.Secret, StringComparison.Ordinal) || line.Contains("a-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lifetime_beyond_reason_is_cut_to_a_day()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        azure.OnToken = context => StubAzure.Write(context, 200, """{"access_token":"x","expires_in":9223372036854775807}""");
        var token = await parts.Tokens.GetAsync(Cancelled);
        Assert.InRange(token!.UsableUntil - parts.Time.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task A_token_endpoint_that_never_answers_is_given_up_after_15_seconds()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        azure.OnToken = StubAzure.Hang;
        var token = parts.Tokens.GetAsync(Cancelled).AsTask();
        await UntilAsync(() => azure.Count(StubAzure.Token) == 1);
        parts.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await token);
    }

    [Fact]
    public async Task A_short_token_is_renewed_at_half_its_life()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = ConnectorParts.For(azure);
        azure.OnToken = context => StubAzure.Write(context, 200, """{"access_token":"x","expires_in":120}""");
        await parts.Tokens.GetAsync(Cancelled);
        await parts.Time.PassAsync(TimeSpan.FromSeconds(59));
        await parts.Tokens.GetAsync(Cancelled);
        Assert.Equal(1, azure.Count(StubAzure.Token));
        await parts.Time.PassAsync(TimeSpan.FromSeconds(1));
        await parts.Tokens.GetAsync(Cancelled);
        await UntilAsync(() => azure.Count(StubAzure.Token) == 2);
    }

    [Fact]
    public async Task App_Service_is_asked_for_the_managed_identity()
    {
        await using var azure = await StubAzure.StartAsync();
        using var parts = new ConnectorParts(
            "Production",
            ("Connector:AppId", ConnectorParts.AppId),
            ("Connector:ManagedIdentity", "true"),
            ("IDENTITY_ENDPOINT", azure.Address + StubAzure.Token),
            ("IDENTITY_HEADER", "proof"));
        var proof = "";
        var expires = parts.Time.GetUtcNow().AddHours(24).ToUnixTimeSeconds();
        azure.OnToken = context =>
        {
            proof = context.Request.Headers["X-IDENTITY-HEADER"].ToString();
            return StubAzure.Write(context, 200, $$"""{"access_token":"identity","expires_on":"{{expires}}","resource":"https://api.botframework.com"}""");
        };
        Assert.Equal("identity", (await parts.Tokens.GetAsync(Cancelled))!.Text);
        Assert.Equal("proof", proof);
        Assert.Equal(
            $"{StubAzure.Token}?api-version=2019-08-01&resource=https%3A%2F%2Fapi.botframework.com&client_id={ConnectorParts.AppId}", Assert.Single(azure.Requests).Target);
    }

    [Fact]
    public void A_virtual_machine_is_asked_at_the_address_that_all_have()
    {
        using var parts = new ConnectorParts("Production", ("Connector:AppId", ConnectorParts.AppId), ("Connector:ManagedIdentity", "true"));
        using var request = parts.TokenRequests.Create().Request!;
        Assert.Equal(
            $"http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fapi.botframework.com&client_id={ConnectorParts.AppId}",
            request.RequestUri!.AbsoluteUri);
        Assert.Equal(["true"], request.Headers.GetValues("Metadata"));
    }

    [Theory]
    [InlineData(null, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData("example.onmicrosoft.com", "https://login.microsoftonline.com/example.onmicrosoft.com/oauth2/v2.0/token")]
    public void The_login_page_is_the_tenants(string? tenant, string address)
    {
        using var parts = new ConnectorParts(
            "Production", [("Connector:AppId", ConnectorParts.AppId), ("Connector:ClientSecret", ConnectorParts.Secret), .. tenant is null ? [] : new[] { ("Connector:TenantId", tenant) }]);
        using var request = parts.TokenRequests.Create().Request!;
        Assert.Equal(address, request.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public void A_token_says_nothing_of_itself_in_a_log() =>
        Assert.DoesNotContain("secret-text", $"{AccessToken.For("secret-text", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1))}", StringComparison.Ordinal);

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
        }
    }
}
