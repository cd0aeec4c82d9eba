using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using SupportBot.Channels.Connector.Inbound;
using SupportBot.Channels.Http;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>Activities that no channel sends, and addresses that nobody fetches (RELIABILITY, tests 31, 32 and 35).</summary>
public sealed class HostileActivityTests
{
    private const string Told = "An activity of type ";

    private const string Refused = "A call was refused: ";

    private const string Unknown = "asked for something by a name that nobody here knows";

    private const int Seed = 20261126;

    /// <summary>By night the environment asks for 10,000.</summary>
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("SUPPORTBOT_MUTATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 800;

    private static readonly string[] Addresses =
    [
        "http://127.0.0.1:{0}/a", "http://localhost:{0}/b", "http://[::ffff:127.0.0.1]:{0}/c", "http://2130706433:{0}/d", "http://0x7f000001:{0}/e", "//127.0.0.1:{0}/f",
    ];

    private static readonly string[] Places =
    [
        """{"attachments":[{"contentType":"image/png","contentUrl":"URL","thumbnailUrl":"URL"}]}""",
        """{"attachments":[{"contentType":"application/vnd.microsoft.teams.file.download.info","content":{"downloadUrl":"URL"},"contentUrl":"URL"}]}""",
        """{"text":"![x](URL) <img src='URL'> URL","textFormat":"markdown"}""",
        """{"suggestedActions":{"actions":[{"type":"openUrl","title":"x","value":"URL","image":"URL"}]},"relatesTo":{"channelId":"x","conversation":{"id":"x"},"serviceUrl":"URL"}}""",
        """{"value":{"url":"URL"},"channelData":{"callback":"URL"},"entities":[{"type":"x","url":"URL"}]}""",
    ];

    private static readonly string[] Values =
        ["null", "true", "-1", "1e308", "\"\"", "\"x\"", "[]", "{}", "[null]", "[{}]", "{\"id\":null}", "{\"id\":7}", "[[[[]]]]", "\"\\u202e\\u0007\"", "\"../../..\"", "\"28:\"", "\"expectReplies\""];

    public static TheoryData<string, string, HttpStatusCode> Bodies => new()
    {
        { "empty", "", HttpStatusCode.BadRequest },
        { "half", """{"type":"message" """, HttpStatusCode.BadRequest },
        { "array", "[]", HttpStatusCode.BadRequest },
        { "no type", """{"text":"hello"}""", HttpStatusCode.BadRequest },
        { "empty type", """{"type":"","conversation":{"id":"a:1"}}""", HttpStatusCode.BadRequest },
        { "no conversation", """{"type":"message","text":"hello"}""", HttpStatusCode.BadRequest },
        { "an empty conversation", """{"type":"message","conversation":{"id":""}}""", HttpStatusCode.BadRequest },
        { "twice", """{"type":"message","text":"a","text":"b"}""", HttpStatusCode.BadRequest },
        { "too large a number", """{"type":"message","value":1e400}""", HttpStatusCode.BadRequest },
        { "half a character", """{"type":"message","text":"\uD83D"}""", HttpStatusCode.BadRequest },
        { "NUL", """{"type":"message","text":"a\u0000b"}""", HttpStatusCode.BadRequest },
        { "deep", $$"""{"type":"message","value":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""", HttpStatusCode.BadRequest },
        { "a level too deep", $$"""{"type":"message","value":{{new string('[', RequestBody.MostLevels)}}{{new string(']', RequestBody.MostLevels)}}}""", HttpStatusCode.BadRequest },
        { "many", $$"""{"type":"message","entities":[{{string.Join(',', Enumerable.Repeat("""{"type":"x"}""", 100_000))}}]}""", HttpStatusCode.RequestEntityTooLarge },
        { "a byte too many", new string(' ', MessagesEndpoint.MostBytes + 1), HttpStatusCode.RequestEntityTooLarge },
        { "no service URL", """{"type":"message","channelId":"msteams","conversation":{"id":"a:1"}}""", HttpStatusCode.Forbidden },
        { "a foreign service URL", """{"type":"message","channelId":"msteams","serviceUrl":"http://127.0.0.1:1/","conversation":{"id":"a:1"}}""", HttpStatusCode.Forbidden },
    };

    [Fact]
    public async Task A_hostile_body_is_refused_with_a_reason()
    {
        await using var world = await ChannelWorld.StartAsync();
        foreach (var (name, body, status) in Bodies.Select(row => row.Data))
        {
            using var answer = await world.PostAsync(body);
            Assert.True(status == answer.StatusCode, $"{name}: {answer.StatusCode}");
            Assert.NotEmpty((await Answers.ErrorAsync(answer)).Message);
        }

        Assert.Empty(world.Azure.Sent);
    }

    [Fact]
    public async Task Only_UTF_8_is_read_whatever_the_headers_say()
    {
        await using var world = await ChannelWorld.StartAsync();
        var text = world.Saying("glare").ToJsonString();
        (string Kind, string? Packing, byte[] Body, HttpStatusCode Status)[] calls =
        [
            ("application/json; charset=utf-16", null, Encoding.Unicode.GetBytes(text), HttpStatusCode.BadRequest),
            ("application/json; charset=utf-16", null, [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)], HttpStatusCode.BadRequest),
            ("application/json; charset=utf-32", null, Encoding.UTF32.GetBytes(text), HttpStatusCode.BadRequest),
            ("application/json", "gzip", [0x1F, 0x8B, 0x08, .. Encoding.UTF8.GetBytes(text)], HttpStatusCode.BadRequest),
            ("application/json", null, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], HttpStatusCode.Accepted),
            ("multipart/form-data; boundary=x", null, Encoding.UTF8.GetBytes("--x\r\n\r\n" + text + "\r\n--x--"), HttpStatusCode.BadRequest),
            ("text/plain; charset=latin1", null, Encoding.UTF8.GetBytes(text), HttpStatusCode.Accepted),
            ("no/kind; charset=\"", null, Encoding.UTF8.GetBytes(text), HttpStatusCode.Accepted),
        ];
        foreach (var (kind, packing, body, status) in calls)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", kind);
            content.Headers.TryAddWithoutValidation("Content-Encoding", packing ?? "identity");
            using var answer = await world.PostAsync(content);
            Assert.True(status == answer.StatusCode, $"{kind} {packing}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_large_activity_is_taken()
    {
        await using var world = await ChannelWorld.StartAsync();
        var activity = world.Saying("glare");
        activity["channelData"] = new string('x', 300_000);
        await world.TakenAsync(activity);
        await world.EmptyAsync();
        Assert.True(world.Texts.Count > 2);
    }

    [Fact]
    public async Task Whatever_is_changed_in_an_activity_nothing_breaks()
    {
        await using var world = await ChannelWorld.StartAsync();
        var random = new Random(Seed);
        List<HttpStatusCode> statuses = [];
        HttpStatusCode[] allowed = [HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotImplemented];
        for (var time = 0; time < Mutations; time++)
        {
            var body = Mutate(world, random);
            using var answer = await world.PostAsync(body);
            Assert.True(allowed.Contains(answer.StatusCode), $"{answer.StatusCode}: {body}");
            statuses.Add(answer.StatusCode);
        }

        await world.EmptyAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, world.Figures.GivenUp);
        Assert.DoesNotContain(world.Server.Log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
        Assert.Equal(Mutations, world.Server.Log.Lines.Count(line => line.StartsWith(Told, StringComparison.Ordinal) || line.StartsWith(Refused, StringComparison.Ordinal) || line.Contains(Unknown, StringComparison.Ordinal)));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Mutations} mutated activities: {string.Join(", ", statuses.CountBy(status => (int)status).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} x {pair.Key}"))}; each left a line in the log");
    }

    [Fact]
    public async Task Thirty_ways_to_name_an_address_lead_to_no_connection()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        await using var world = await ChannelWorld.StartAsync();
        foreach (var (place, address) in Places.SelectMany(place => Addresses.Select(address => (place, address))))
        {
            var activity = world.Saying("look");
            var url = address.Replace("{0}", $"{((IPEndPoint)canary.LocalEndpoint).Port}", StringComparison.Ordinal);
            foreach (var (name, value) in JsonNode.Parse(place.Replace("URL", url, StringComparison.Ordinal))!.AsObject())
            {
                activity[name] = value?.DeepClone();
            }

            await world.TakenAsync(activity);
        }

        await world.EmptyAsync(TimeSpan.FromSeconds(5));
        await world.Server.StopAsync();
        Assert.False(canary.Pending());
        Assert.All(world.Azure.Requests, request => Assert.True(request.Target.StartsWith("/amer/v3/conversations/", StringComparison.Ordinal) || request.IsFor(StubAzure.Metadata) || request.IsFor(StubAzure.Keys) || request.IsFor(StubAzure.Token)));
        TestContext.Current.TestOutputHelper!.WriteLine($"{Places.Length * Addresses.Length} forms: 0 connections to the canary, {world.Azure.Sent.Count} calls to the channel itself");
    }

    private static string Mutate(ChannelWorld world, Random random)
    {
        string[] types = ["message", "conversationUpdate", "event", "invoke", "installationUpdate", "messageReaction", "typing", "messageUpdate", "unknown"];
        var activity = world.Saying("glare", $"a:{random.Next(20)}");
        activity["type"] = types[random.Next(types.Length)];
        string[] names =
        [
            .. activity.Select(property => property.Key).Where(name => name != "serviceUrl"), "membersAdded", "membersRemoved", "entities", "attachments", "channelData", "value", "name", "action",
            "reactionsAdded", "localTimezone", "localTimestamp", "timestamp", "deliveryMode", "suggestedActions", "replyToId", "code", "textFormat",
        ];
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            activity[names[random.Next(names.Length)]] = JsonNode.Parse(Values[random.Next(Values.Length)]);
        }

        var body = new StringBuilder(activity.ToJsonString());
        if (random.Next(10) == 0)
        {
            body[random.Next(body.Length)] = (char)random.Next(32, 127);
        }

        return body.ToString();
    }
}
