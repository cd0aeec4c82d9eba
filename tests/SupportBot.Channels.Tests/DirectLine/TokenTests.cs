using System.Net;
using System.Text;
using System.Text.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>Tokens as back ends and clients get and use them (CHECKLIST, items 10 to 20).</summary>
public sealed class TokenTests
{
    private const string Generate = $"{DirectLineClient.Base}/tokens/generate";

    private const string Refresh = $"{DirectLineClient.Base}/tokens/refresh";

    [Theory]
    [InlineData(LocalServer.Secret)]
    [InlineData(LocalServer.OldSecret)]
    public async Task A_back_end_with_either_secret_gets_a_token_whose_payload_names_the_user(string secret)
    {
        await using var server = await LocalServer.StartAsync();
        var token = await new DirectLineClient(server.Http, secret).ReadJsonAsync(HttpMethod.Post, Generate, """{"User":{"Id":"dl_u1"},"eTag":"x"}""");
        Assert.Equal(3600, token.GetProperty("expires_in").GetInt32());
        Assert.Equal(22, token.GetProperty("conversationId").GetString()!.Length);
        Assert.Equal("dl_u1", Payload(token).GetProperty("user").GetString());
    }

    [Theory]
    [InlineData("""{"user":{"id":"u1"}}""")]
    [InlineData("""{"user":"dl_u1"}""")]
    [InlineData("""{"user":{"id":"dl_u1"}""")]
    [InlineData("""{"trustedOrigins":[null]}""")]
    [InlineData("""{"trustedOrigins":["a","a","a","a","a","a","a","a","a","a","a"]}""")]
    [InlineData("null")]
    public async Task A_user_who_could_be_anybody_gets_no_token(string body)
    {
        await using var server = await LocalServer.StartAsync();
        using var answer = await new DirectLineClient(server.Http, LocalServer.Secret).SendAsync(HttpMethod.Post, Generate, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("BadArgument", await CodeAsync(answer));
    }

    [Fact]
    public async Task A_token_is_renewed_for_the_same_conversation_and_user_until_it_expires()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        await server.Time.PassAsync(TimeSpan.FromMinutes(59));
        var renewed = await client.ReadJsonAsync(HttpMethod.Post, Refresh);
        Assert.Equal(client.Id, renewed.GetProperty("conversationId").GetString());
        await server.Time.PassAsync(TimeSpan.FromMinutes(2));
        using var late = await client.SendAsync(HttpMethod.Post, Refresh);
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (late.StatusCode, await CodeAsync(late)));
        await new DirectLineClient(server.Http, renewed.GetProperty("token").GetString()).ReadJsonAsync(HttpMethod.Post, Refresh);
    }

    [Fact]
    public async Task The_secret_is_no_token_and_a_token_is_no_secret()
    {
        await using var server = await LocalServer.StartAsync();
        using var renewed = await new DirectLineClient(server.Http, LocalServer.Secret).SendAsync(HttpMethod.Post, Refresh);
        var client = await DirectLineClient.VisitAsync(server.Http);
        using var generated = await client.SendAsync(HttpMethod.Post, Generate);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (renewed.StatusCode, generated.StatusCode));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Basic YTpi", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer nonsense", HttpStatusCode.Forbidden)]
    [InlineData("Bearer a.b.c", HttpStatusCode.Forbidden)]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJhdWQiOiJkaXJlY3RsaW5lIiwiaXNzIjoic3VwcG9ydGJvdCIsImV4cCI6NDEwMjQ0NDgwMCwiY29udiI6ImEiLCJ1c2VyIjoiZGxfYSJ9.", HttpStatusCode.Forbidden)]
    public async Task A_credential_that_is_none_is_refused_in_the_one_error_body(string? header, HttpStatusCode status)
    {
        await using var server = await LocalServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DirectLineClient.Base}/conversations");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((status, "BadArgument"), (answer.StatusCode, await CodeAsync(answer)));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_token_that_another_server_signed_opens_nothing()
    {
        await using var server = await LocalServer.StartAsync();
        await using var other = await LocalServer.StartAsync();
        var foreign = await DirectLineClient.VisitAsync(other.Http);
        using var answer = await new DirectLineClient(server.Http, foreign.Token).SendAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_resume_string_or_a_ticket_is_no_token()
    {
        await using var server = await LocalServer.StartAsync();
        var visit = await new DirectLineClient(server.Http).ReadJsonAsync(HttpMethod.Post, "/widget/token");
        var client = await DirectLineClient.StartAsync(server.Http);
        foreach (var other in new[] { visit.GetProperty("resume").GetString(), client.StreamUrl[(client.StreamUrl.IndexOf("t=", StringComparison.Ordinal) + 2)..] })
        {
            using var answer = await new DirectLineClient(server.Http, other).SendAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_secret_from_a_web_page_is_refused()
    {
        await using var server = await LocalServer.StartAsync();
        using var answer = await new DirectLineClient(server.Http, LocalServer.Secret, LocalServer.Site).SendAsync(HttpMethod.Post, Generate);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(LocalServer.Site, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_token_for_one_site_works_on_no_other_over_http_and_sockets()
    {
        await using var server = await LocalServer.StartAsync(("Website:AllowedOrigins:1", "https://other.example.com"));
        var token = await new DirectLineClient(server.Http, LocalServer.Secret).ReadJsonAsync(HttpMethod.Post, Generate, $$"""{"trustedOrigins":["{{LocalServer.Site}}"]}""");
        var key = token.GetProperty("token").GetString();
        var trusted = new DirectLineClient(server.Http, key, LocalServer.Site);
        await trusted.StartAsync();
        using var elsewhere = await new DirectLineClient(server.Http, key, "https://other.example.com").SendAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations");
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await trusted.RefusalAsync(from: "https://other.example.com"));
        Assert.Equal(HttpStatusCode.Forbidden, await new DirectLineClient(server.Http, key).RefusalAsync(await trusted.ReconnectAsync("")));
        using var open = await trusted.OpenAsync(await trusted.ReconnectAsync("?watermark="));
        Assert.NotEmpty((await open.ReadAsync())!.Activities);
    }

    private static JsonElement Payload(JsonElement token)
    {
        var part = token.GetProperty("token").GetString()!.Split('.')[1];
        return JsonDocument.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part))).RootElement;
    }

    private static Task<string> CodeAsync(HttpResponseMessage answer) => Answers.CodeAsync(answer);
}
