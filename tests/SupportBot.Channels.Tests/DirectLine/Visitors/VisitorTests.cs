using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.DirectLine.Visitors;

/// <summary>Anonymous visitors and signed-in ones, who never mix.</summary>
public sealed class VisitorTests
{
    private const string Shared = "the-secret-that-the-site-and-the-server-share";

    private static readonly RSA Rsa = RSA.Create(2048);

    private static readonly ECDsa Ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task An_anonymous_visitor_comes_back_with_the_resume_string_also_after_the_token_expired()
    {
        await using var server = await LocalServer.StartAsync();
        var first = await AskAsync(server, new { locale = "en" });
        var client = new DirectLineClient(server.Http, Text(first, "token"));
        await client.StartAsync();
        await server.Time.PassAsync(TimeSpan.FromDays(29));
        var again = await AskAsync(server, new { resume = Text(first, "resume") });
        Assert.Equal((Text(first, "conversationId"), Text(first, "userId"), false), (Text(again, "conversationId"), Text(again, "userId"), again.GetProperty("verified").GetBoolean()));
        Assert.Equal(HttpStatusCode.OK, await new DirectLineClient(server.Http, Text(again, "token")).StartAsync());
        await server.Time.PassAsync(TimeSpan.FromDays(2));
        await RefusedAsync(server, new { resume = Text(first, "resume") }, HttpStatusCode.Forbidden, "BadResume");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    public async Task A_resume_string_that_was_never_given_is_refused(string resume)
    {
        await using var server = await LocalServer.StartAsync();
        await RefusedAsync(server, new { resume }, HttpStatusCode.Forbidden, "BadResume");
        await RefusedAsync(server, new { resume = (await DirectLineClient.VisitAsync(server.Http)).Token }, HttpStatusCode.Forbidden, "BadResume");
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("rsa")]
    [InlineData("ec")]
    public async Task A_signed_in_visitor_gets_the_accounts_conversation_on_every_device(string key)
    {
        await using var server = await StartAsync(key);
        var devices = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(server, new { identity = Identity(server, key), locale = "zh-CN" })));
        Assert.Single(devices.Select(device => Text(device, "conversationId")).Distinct());
        Assert.Single(devices.Select(device => Text(device, "userId")).Distinct());
        Assert.All(devices, device => Assert.True(device.GetProperty("verified").GetBoolean()));
        var client = new DirectLineClient(server.Http, Text(devices[3], "token"));
        Assert.Equal(HttpStatusCode.OK, await client.StartAsync());
        Assert.Contains("你好", (await client.ReadAllAsync())[0].Text, StringComparison.Ordinal);
        Assert.NotEqual(Text(devices[0], "userId"), Text(await AskAsync(server, new { identity = Identity(server, key, subject: "other") }), "userId"));
    }

    [Fact]
    public async Task What_was_said_anonymously_stays_anonymous_and_an_account_opens_only_for_its_proof()
    {
        await using var server = await StartAsync();
        var anonymous = await AskAsync(server, new { });
        var verified = await AskAsync(server, new { identity = Identity(server, "shared"), resume = Text(anonymous, "resume") });
        Assert.NotEqual(Text(anonymous, "conversationId"), Text(verified, "conversationId"));
        await RefusedAsync(server, new { resume = Text(verified, "resume") }, HttpStatusCode.Forbidden, "BadResume");
        var other = await AskAsync(server, new { identity = Identity(server, "shared", subject: "other"), resume = Text(verified, "resume") });
        Assert.NotEqual(Text(verified, "conversationId"), Text(other, "conversationId"));
    }

    [Fact]
    public async Task After_the_end_an_account_gets_a_new_conversation()
    {
        await using var server = await StartAsync();
        var first = await AskAsync(server, new { identity = Identity(server, "shared") });
        var client = new DirectLineClient(server.Http, Text(first, "token"));
        await client.StartAsync();
        using var end = await client.PostAsync(new { type = "endOfConversation" });
        Assert.NotEqual(client.Id, Text(await AskAsync(server, new { identity = Identity(server, "shared") }), "conversationId"));
    }

    [Fact]
    public async Task An_identity_that_proves_nothing_is_refused()
    {
        await using var server = await StartAsync();
        var now = server.Time.GetUtcNow().UtcDateTime;
        string[] identities =
        [
            "nonsense",
            Identity(server, "shared", audience: "another"),
            Identity(server, "shared", subject: ""),
            Identity(server, "shared", expires: now.AddMinutes(-2)),
            Identity(server, "shared", expires: now.AddMinutes(17)),
            Identity(server, "shared", begins: now.AddMinutes(5), expires: now.AddMinutes(10)),
            Identity(server, new SymmetricSecurityKey(Encoding.UTF8.GetBytes("a secret of somebody else that is long")), SecurityAlgorithms.HmacSha256),
            Identity(server, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Rsa.ExportSubjectPublicKeyInfoPem())), SecurityAlgorithms.HmacSha256),
            Identity(server, new RsaSecurityKey(Rsa), SecurityAlgorithms.RsaSha512),
            Identity(server, new RsaSecurityKey(Rsa), SecurityAlgorithms.RsaSsaPssSha256),
            Identity(server, "rsa")[..^6] + "AAAAAA",
            Identity(server, "shared").Split('.')[0] + "." + Identity(server, "shared", subject: "admin").Split('.')[1] + "." + Identity(server, "shared").Split('.')[2],
            "eyJhbGciOiJub25lIn0." + Identity(server, "shared").Split('.')[1] + ".",
            new string('a', 10_000),
        ];
        foreach (var identity in identities)
        {
            await RefusedAsync(server, new { identity }, HttpStatusCode.Unauthorized, "BadIdentity");
        }
    }

    [Fact]
    public async Task Without_a_key_nobody_is_recognised()
    {
        await using var server = await LocalServer.StartAsync();
        await RefusedAsync(server, new { identity = Identity(server, "shared") }, HttpStatusCode.Unauthorized, "BadIdentity");
    }

    private static Task<LocalServer> StartAsync(string key = "rsa") => LocalServer.StartAsync(
        ("Visitors:IdentityKeys:0", Shared),
        ("Visitors:IdentityKeys:1", key == "ec" ? Ec.ExportSubjectPublicKeyInfoPem().Replace("\n", "\\n", StringComparison.Ordinal) : Rsa.ExportSubjectPublicKeyInfoPem()));

    private static string Identity(LocalServer server, string key, string subject = "account-7", string audience = "supportbot", DateTime? begins = null, DateTime? expires = null) => key switch
    {
        "rsa" => Identity(server, new RsaSecurityKey(Rsa), SecurityAlgorithms.RsaSha256, subject, audience),
        "ec" => Identity(server, new ECDsaSecurityKey(Ec), SecurityAlgorithms.EcdsaSha256, subject, audience),
        _ => Sign(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Shared)), SecurityAlgorithms.HmacSha256, subject, audience, begins, expires ?? server.Time.GetUtcNow().UtcDateTime.AddMinutes(10)),
    };

    private static string Identity(LocalServer server, SecurityKey key, string algorithm, string subject = "account-7", string audience = "supportbot") =>
        Sign(key, algorithm, subject, audience, null, server.Time.GetUtcNow().UtcDateTime.AddMinutes(10));

    private static string Sign(SecurityKey key, string algorithm, string subject, string audience, DateTime? begins, DateTime expires) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            NotBefore = begins,
            Expires = expires,
            Claims = new Dictionary<string, object> { ["sub"] = subject },
            SigningCredentials = new(key, algorithm),
        });

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    private static Task<JsonElement> AskAsync(LocalServer server, object request) => new DirectLineClient(server.Http).ReadJsonAsync(HttpMethod.Post, "/widget/token", request);

    private static async Task RefusedAsync(LocalServer server, object request, HttpStatusCode status, string code)
    {
        using var answer = await new DirectLineClient(server.Http).SendAsync(HttpMethod.Post, "/widget/token", request);
        Assert.True((status, code) == (answer.StatusCode, await Answers.CodeAsync(answer)), JsonSerializer.Serialize(request));
    }
}
