using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>Which tokens open the door, and which do not (RELIABILITY, test 29).</summary>
public sealed class TokenMatrixTests
{
    private const string Refused = """{"error":{"code":"CODE","message":"The call does not come from a channel that this bot listens to."}}""";

    /// <summary>Name, status, and the values of the header Authorization.</summary>
    private static readonly Dictionary<string, (int Status, Func<Calls, string[]> Headers)> Negative = new()
    {
        ["no header"] = (401, _ => []),
        ["an empty header"] = (401, _ => [""]),
        ["two headers"] = (401, calls => ["Bearer " + calls.Token.Sign(), "Bearer " + calls.Token.Sign()]),
        ["scheme Basic"] = (401, calls => ["Basic " + calls.Token.Sign()]),
        ["no scheme"] = (401, calls => [calls.Token.Sign()]),
        ["another key with the same id"] = (401, calls => Bearer(calls.Token.Sign(calls.Foreign.Rsa))),
        ["a key that is not published"] = (401, calls => Bearer(calls.Token.WithHeader("kid", "k9").Sign())),
        ["no id of a key"] = (401, calls => Bearer(calls.Token.WithHeader("kid", null).Sign())),
        ["a path for an id of a key"] = (401, calls => Bearer(calls.Token.WithHeader("kid", "../../../dev/null").Sign(_ => []))),
        ["a statement for an id of a key"] = (401, calls => Bearer(calls.Token.WithHeader("kid", "k1' UNION SELECT 'k1").Sign())),
        ["an id of a key with NUL"] = (401, calls => Bearer(calls.Token.WithHeader("kid", "k1\0").Sign())),
        ["a list of ids of keys"] = (401, calls => Bearer(calls.Token.WithHeader("kid", new JsonArray("k1")).Sign())),
        ["a key of its own"] = (401, calls => Bearer(calls.Token.WithHeader("jwk", JsonNode.Parse(TestKey.Set(calls.Foreign))!["keys"]![0]!.DeepClone()).Sign(calls.Foreign.Rsa))),
        ["two signatures"] = (401, calls => Bearer(calls.Token.Sign() + calls.Token.Sign()[calls.Token.Sign().LastIndexOf('.')..])),
        ["two tokens"] = (401, calls => Bearer(calls.Token.Sign() + "," + calls.Token.Sign())),
        ["a critical part that nobody understands"] = (401, calls => Bearer(calls.Token.WithHeader("crit", new JsonArray("b64")).WithHeader("b64", false).Sign())),
        ["alg none"] = (401, calls => Bearer(calls.Token.WithHeader("alg", "none").Sign(_ => []))),
        ["alg none with a signature"] = (401, calls => Bearer(calls.Token.WithHeader("alg", "none").Sign())),
        ["HS256 with the public key"] = (401, calls => Bearer(calls.Token.WithHeader("alg", "HS256").Sign(signed => HMACSHA256.HashData(Calls.PublicPem(calls.Key.Rsa), signed)))),
        ["RS512"] = (401, calls => Bearer(calls.Token.WithHeader("alg", "RS512").Sign())),
        ["PS256"] = (401, calls => Bearer(calls.Token.WithHeader("alg", "PS256").Sign())),
        ["ES256"] = (401, calls => Bearer(calls.Token.WithHeader("alg", "ES256").Sign(SignWithCurve))),
        ["another issuer"] = (401, calls => Bearer(calls.Token.With("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/").Sign())),
        ["the issuer with a slash"] = (401, calls => Bearer(calls.Token.With("iss", TestToken.Issuer + "/").Sign())),
        ["no issuer"] = (401, calls => Bearer(calls.Token.Without("iss").Sign())),
        ["another audience"] = (401, calls => Bearer(calls.Token.With("aud", Guid.NewGuid().ToString()).Sign())),
        ["the audience in capitals"] = (401, calls => Bearer(calls.Token.With("aud", ConnectorParts.AppId.ToUpperInvariant()).Sign())),
        ["the audience with a slash"] = (401, calls => Bearer(calls.Token.With("aud", ConnectorParts.AppId + "/").Sign())),
        ["no audience"] = (401, calls => Bearer(calls.Token.Without("aud").Sign())),
        ["expired for 6 minutes"] = (401, calls => Bearer(calls.Token.With("exp", At(calls, -6)).Sign())),
        ["not before 6 minutes from now"] = (401, calls => Bearer(calls.Token.With("nbf", At(calls, 6)).Sign())),
        ["no expiry"] = (401, calls => Bearer(calls.Token.Without("exp").Sign())),
        ["a payload that was changed"] = (401, calls => Bearer(Splice(calls.Token.Sign(), calls.Token.With("serviceurl", "https://evil.botframework.com/").Sign()))),
        ["an empty signature"] = (401, calls => Bearer(calls.Token.Sign(_ => []))),
        ["two parts"] = (401, calls => Bearer(calls.Token.Sign()[..calls.Token.Sign().LastIndexOf('.')])),
        ["five parts"] = (401, calls => Bearer(calls.Token.Sign() + ".a.b")),
        ["garbage"] = (401, _ => Bearer("not-a-token")),
        ["garbage in three parts"] = (401, _ => Bearer("bm8.bm8.bm8")),
        ["a megabyte"] = (401, calls => Bearer(calls.Token.With("x", new string('x', 1_048_576)).Sign())),
        ["a signature with other spare bits"] = (401, calls => Bearer(Malleate(calls.Token.Sign()))),
        ["a signature with padding"] = (401, calls => Bearer(calls.Token.Sign() + "==")),
        ["a signature cut short"] = (401, calls => Bearer(calls.Token.Sign()[..^4])),
        ["no service URL"] = (401, calls => Bearer(calls.Token.Without("serviceurl").Sign())),
        ["a service URL that is no text"] = (403, calls => Bearer(calls.Token.With("serviceurl", new JsonArray(TestToken.ServiceUrl, "x")).Sign())),
        ["another service URL"] = (403, calls => Bearer(calls.Token.With("serviceurl", "https://smba.trafficmanager.net/emea/").Sign())),
        ["a key that vouches for no channel"] = (403, calls => Bearer(new TestToken(calls.Bare, calls.Parts.Time.GetUtcNow()).Sign())),
        ["a token of a skill"] = (403, calls => Bearer(calls.Token.With("ver", "2.0").With("azp", Guid.NewGuid().ToString()).Sign())),
        ["a token of a skill, version 1"] = (403, calls => Bearer(calls.Token.With("ver", "1.0").With("appid", Guid.NewGuid().ToString()).Sign())),
        ["a token of a skill that is no text"] = (403, calls => Bearer(calls.Token.With("appid", 7).Sign())),
    };

    private static readonly Dictionary<string, Func<Calls, string>> Positive = new()
    {
        ["as Azure sends it"] = calls => calls.Token.Sign(),
        ["several audiences"] = calls => calls.Token.With("aud", new JsonArray("another", ConnectorParts.AppId)).Sign(),
        ["expired for 4 minutes"] = calls => calls.Token.With("exp", At(calls, -4)).Sign(),
        ["not before 4 minutes from now"] = calls => calls.Token.With("nbf", At(calls, 4)).Sign(),
        ["the service URL in capitals"] = calls => calls.Token.With("serviceurl", TestToken.ServiceUrl.ToUpperInvariant()).Sign(),
    };

    public static TheoryData<string> Wrong => [.. Negative.Keys];

    public static TheoryData<string> Right => [.. Positive.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_token_that_is_wrong_in_one_place_is_refused_without_a_reason(string name)
    {
        await using var calls = await Calls.StartAsync();
        var (status, headers) = Negative[name];
        var answer = await calls.SendAsync(headers(calls), Calls.Activity());
        Assert.Equal((status, Refused.Replace("CODE", status == 401 ? "Unauthorized" : "Forbidden", StringComparison.Ordinal)), (answer.Status, answer.Body));
        Assert.Null(answer.Activity);
        Assert.DoesNotContain(calls.Parts.Log.Lines, line => line.Contains("eyJ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_token_that_is_right_is_accepted(string name)
    {
        await using var calls = await Calls.StartAsync();
        var answer = await calls.WithTokenAsync(Positive[name](calls));
        Assert.Equal((202, TestToken.ServiceUrl), (answer.Status, answer.Activity!.ServiceUrl.Root.ToString()));
    }

    /// <summary>What is larger than any header may be is turned away by the server itself, before anybody reads it.</summary>
    [Fact]
    public async Task Posted_to_the_route_no_wrong_token_gets_further_than_a_refusal()
    {
        await using var calls = await Calls.StartAsync();
        await using var server = await LocalServer.StartAsync(
            ("environment", "Development"),
            ("Connector:AppId", ConnectorParts.AppId),
            ("Connector:ClientSecret", ConnectorParts.Secret),
            ("Connector:MetadataUrl", calls.Azure.Address + StubAzure.Metadata),
            ("Connector:ServiceHosts:0", "smba.trafficmanager.net"));
        calls.Parts.Time.SetUtcNow(server.Time.GetUtcNow());
        var body = JsonSerializer.Serialize(Calls.Activity(), SchemaJsonContext.Default.Activity);
        List<int> statuses = [];
        foreach (var (name, (status, headers)) in Negative)
        {
            var (answered, text) = await PostAsync(server, headers(calls), body);
            Assert.True(answered == (name == "a megabyte" ? 431 : status), $"{name}: {answered}");
            Assert.True(answered == 431 || text == Refused.Replace("CODE", status == 401 ? "Unauthorized" : "Forbidden", StringComparison.Ordinal), $"{name}: {text}");
            statuses.Add(answered);
        }

        Assert.Empty(calls.Azure.Sent);
        foreach (var (name, token) in Positive)
        {
            Assert.True((await PostAsync(server, Bearer(token(calls)), body)).Status == 202, name);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Negative.Count} negative over HTTP: {string.Join(", ", statuses.CountBy(status => status).Select(pair => $"{pair.Value} x {pair.Key}"))}; {Positive.Count} positive");
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("MSTeams")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_key_vouches_only_for_the_channels_that_it_names(string? channel)
    {
        await using var calls = await Calls.StartAsync();
        Assert.Equal(403, (await calls.SendAsync(Bearer(calls.Token.Sign()), Calls.Activity(channel: channel))).Status);
        Assert.Equal(202, (await calls.SendAsync(Bearer(calls.Token.Sign()), Calls.Activity(channel: "webchat"))).Status);
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task An_address_of_keys_inside_of_the_token_is_never_opened(string header)
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var calls = await Calls.StartAsync();
        foreach (var token in new[] { calls.Token, calls.Token.WithHeader("kid", "k9") })
        {
            var answer = await calls.WithTokenAsync(token.WithHeader(header, $"http://{canary.LocalEndpoint}/keys").Sign(calls.Foreign.Rsa));
            Assert.Equal(401, answer.Status);
        }

        Assert.False(canary.Pending());
        Assert.All(calls.Azure.Requests, request => Assert.True(request.IsFor(StubAzure.Metadata) || request.IsFor(StubAzure.Keys)));
    }

    [Fact]
    public async Task Ten_thousand_mangled_tokens_are_refused_and_none_is_an_error()
    {
        await using var calls = await Calls.StartAsync();
        const int Seed = 20_261;
        var random = new Random(Seed);
        var good = calls.Token.Sign();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 10_000; round++)
        {
            var mangled = round % 2 == 0 ? Mangle(good, random) : MangleInside(good, random);
            if (mangled != good)
            {
                Assert.Equal(401, (await calls.WithTokenAsync(mangled)).Status);
            }
        }

        Assert.InRange(calls.Azure.Count(StubAzure.Metadata), 0, 2);
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {Seed}; 10000 mangled tokens in {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task The_whole_matrix_takes_one_load_of_keys()
    {
        await using var calls = await Calls.StartAsync();
        List<int> statuses = [];
        foreach (var (_, (_, headers)) in Negative)
        {
            statuses.Add((await calls.SendAsync(headers(calls), Calls.Activity())).Status);
        }

        var accepted = 0;
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 200; round++)
        {
            foreach (var (_, token) in Positive)
            {
                accepted += (await calls.WithTokenAsync(token(calls))).Status == 202 ? 1 : 0;
            }
        }

        Assert.Equal((Negative.Count, 200 * Positive.Count), (statuses.Count(status => status is 401 or 403), accepted));
        Assert.True(Negative.Count >= 25 && Positive.Count >= 3);

        // One when the first token came, one for the key that nobody published.
        Assert.InRange(calls.Azure.Count(StubAzure.Metadata), 1, 2);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Negative.Count} negative: {statuses.Count(status => status == 401)} x 401, {statuses.Count(status => status == 403)} x 403; {Positive.Count} positive; "
            + $"{accepted / clock.Elapsed.TotalSeconds:F0} signed and validated a second; {calls.Azure.Count(StubAzure.Metadata)} loads of metadata");
    }

    private static async Task<(int Status, string Body)> PostAsync(LocalServer server, string[] headers, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string[] Bearer(string token) => ["Bearer " + token];

    private static long At(Calls calls, int minutes) => calls.Parts.Time.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

    private static byte[] SignWithCurve(byte[] signed)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return curve.SignData(signed, HashAlgorithmName.SHA256);
    }

    private static string Mangle(string text, Random random)
    {
        var mangled = new StringBuilder(text);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(mangled.Length);
            var letter = (char)random.Next(33, 127);
            _ = random.Next(3) switch { 0 => mangled.Remove(at, 1), 1 => mangled.Insert(at, letter), _ => mangled.Replace(mangled[at], letter, at, 1) };
        }

        return mangled.ToString();
    }

    /// <summary>The JSON of the header or of the payload, spelt as it should be.</summary>
    private static string MangleInside(string token, Random random)
    {
        var parts = token.Split('.');
        var at = random.Next(2);
        parts[at] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Mangle(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[at])), random)));
        return string.Join('.', parts);
    }

    /// <summary>The signature of one token under the payload of another.</summary>
    private static string Splice(string signature, string payload) => payload[..payload.LastIndexOf('.')] + signature[signature.LastIndexOf('.')..];

    /// <summary>256 bytes leave four bits over in the last letter; a careless decoder reads the same signature from either.</summary>
    private static string Malleate(string token)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var other = Alphabet[Alphabet.IndexOf(token[^1], StringComparison.Ordinal) ^ 1];
        var malleated = token[..^1] + other;
        Assert.Equal(0, (Base64Url.GetMaxDecodedLength(token.Length - token.LastIndexOf('.') - 1) - 256));
        return malleated;
    }
}
