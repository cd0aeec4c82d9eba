using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>What is sent to a channel, and what becomes of it (CHECKLIST, items 91 to 98; RELIABILITY, tests 14 and 15).</summary>
public sealed class ConnectorClientTests : IAsyncLifetime
{
    private StubAzure _azure = null!;

    private ConnectorParts _parts = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Activity Message { get; } = new() { Type = ActivityTypes.Message, Text = "您好, hello", Locale = "en" };

    public async ValueTask InitializeAsync()
    {
        _azure = await StubAzure.StartAsync();
        _parts = ConnectorParts.For(_azure);
    }

    public async ValueTask DisposeAsync()
    {
        _parts.Dispose();
        await _azure.DisposeAsync();
    }

    [Fact]
    public async Task An_activity_goes_below_the_path_of_the_service_url_with_the_token_and_without_nulls()
    {
        Assert.Equal(new Delivery.Delivered("a1"), await _parts.Client.SendAsync(Reference("19:x@thread.tacv2;messageid=1/2"), Message, Cancelled));
        var sent = Assert.Single(_azure.Sent);
        Assert.Equal(
            ("POST", "/amer/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1%2F2/activities", "Bearer a-token", """{"type":"message","text":"您好, hello","locale":"en"}"""),
            (sent.Method, sent.Target, sent.Authorization, sent.Body));
    }

    [Theory]
    [InlineData("/amer")]
    [InlineData("/amer/")]
    [InlineData("/amer//")]
    public async Task A_reply_and_an_update_name_the_activity_and_no_slash_is_doubled(string path)
    {
        var reference = Reference("a:1") with { ServiceUrl = _azure.Address + path };
        await _parts.Client.ReplyAsync(reference, "f:1;2", Message, Cancelled);
        await _parts.Client.UpdateAsync(reference, "f:1;2", Message, Cancelled);
        Assert.Equal(
            [("POST", "/amer/v3/conversations/a%3A1/activities/f%3A1%3B2"), ("PUT", "/amer/v3/conversations/a%3A1/activities/f%3A1%3B2")],
            _azure.Sent.Select(sent => (sent.Method, sent.Target)));
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"\ud83d","message":"x"}}""")]
    [InlineData(200, """{"id":"\ud83d"}""")]
    [InlineData(201, """{"id":"a1","activityId":"\ud83d","serviceUrl":"\ud83d"}""")]
    public async Task An_answer_with_half_a_character_breaks_nothing(int status, string body)
    {
        _azure.OnConnector = context => StubAzure.Write(context, status, body);
        var (sent, opened) = (await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled), await _parts.Client.OpenAsync(_azure.ServiceUrl, new(), Cancelled));
        Assert.Equal(status == 400, sent is Delivery.Rejected);
        Assert.IsType<Delivery.Rejected>(opened);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_lead_elsewhere_is_not_sent(string id)
    {
        Assert.Equal(new Delivery.Rejected(null, "BadId"), await _parts.Client.SendAsync(Reference(id), Message, Cancelled));
        Assert.Equal(new Delivery.Rejected(null, "BadId"), await _parts.Client.UpdateAsync(Reference("a:1"), id, Message, Cancelled));
        Assert.Empty(_azure.Requests);
    }

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("a b\r\nX-Injected: 1")]
    public async Task An_id_of_any_letters_is_one_segment_of_the_path(string id)
    {
        Assert.Equal(new Delivery.Delivered("a1"), await _parts.Client.SendAsync(Reference(id), Message, Cancelled));
        Assert.Matches("^/amer/v3/conversations/[A-Za-z0-9%-]+/activities$", Assert.Single(_azure.Sent).Target);
    }

    [Fact]
    public async Task An_id_of_a_quarter_of_a_megabyte_is_no_error()
    {
        Assert.IsType<Delivery>(await _parts.Client.SendAsync(Reference(new string('x', 262_144)), Message, Cancelled), exactMatch: false);
    }

    [Fact]
    public async Task A_conversation_is_opened_for_one_person()
    {
        _azure.OnConnector = context => StubAzure.Write(context, 201, """{"id":"a:9","activityId":"1:1","serviceUrl":"https://smba.trafficmanager.net/emea/"}""");
        var parameters = new ConversationParameters { IsGroup = false, Bot = new() { Id = "28:bot" }, Members = [new() { Id = "29:who" }], TenantId = "t", Activity = Message };
        Assert.Equal(new Delivery.Opened("a:9", "1:1", "https://smba.trafficmanager.net/emea/"), await _parts.Client.OpenAsync(_azure.ServiceUrl, parameters, Cancelled));
        var sent = Assert.Single(_azure.Sent);
        Assert.Equal(("POST", "/amer/v3/conversations"), (sent.Method, sent.Target));
        Assert.DoesNotContain("null", sent.Body, StringComparison.Ordinal);

        _azure.OnConnector = context => StubAzure.Write(context, 202, "");
        Assert.Equal(new Delivery.Rejected(202, "NoConversationId"), await _parts.Client.OpenAsync(_azure.ServiceUrl, parameters, Cancelled));
        _azure.OnConnector = context => StubAzure.Write(context, 403, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""");
        Assert.Equal(new Delivery.Gone("BotNotInConversationRoster"), await _parts.Client.OpenAsync(_azure.ServiceUrl, parameters, Cancelled));
    }

    [Theory]
    [InlineData(200, """{"id":"x"}""", "x")]
    [InlineData(201, """{"id":"x","more":[1]}""", "x")]
    [InlineData(202, "", null)]
    [InlineData(204, "", null)]
    [InlineData(200, "{}", null)]
    [InlineData(200, "null", null)]
    [InlineData(200, "<html>", null)]
    [InlineData(200, """{"id":7}""", null)]
    public async Task What_was_taken_is_delivered_even_where_the_channel_names_no_id(int status, string body, string? id) =>
        Assert.Equal(new Delivery.Delivered(id), await AnsweredAsync(status, body));

    [Theory]
    [InlineData(412, false)]
    [InlineData(429, false)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    public async Task What_may_work_later_is_tried_again(int status, bool mayHaveArrived)
    {
        var why = status.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(new Delivery.Retry(null, why, mayHaveArrived), await AnsweredAsync(status, ""));
        Assert.Equal(new Delivery.Retry(TimeSpan.FromSeconds(17), why, mayHaveArrived), await AnsweredAsync(status, "", ("Retry-After", "17")));
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-90, 0)]
    public async Task A_date_says_how_long_to_wait_too(int seconds, int wait)
    {
        // Dates on the wire have no fractions.
        await _parts.Time.PassAsync(TimeSpan.FromMilliseconds(1000 - _parts.Time.GetUtcNow().Millisecond));
        var now = DateTimeOffset.FromUnixTimeSeconds(_parts.Time.GetUtcNow().ToUnixTimeSeconds());
        var retry = Assert.IsType<Delivery.Retry>(await AnsweredAsync(429, "", ("Retry-After", now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture))));
        Assert.Equal(wait, retry.After!.Value.TotalSeconds, 1.0);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("")]
    public async Task A_wait_that_cannot_be_read_is_none(string header) =>
        Assert.Equal(new Delivery.Retry(null, "429", false), await AnsweredAsync(429, "", ("Retry-After", header)));

    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", "BotNotInConversationRoster")]
    [InlineData(404, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", "BotNotInConversationRoster")]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin","message":"x"}}""", "BotDisabledByAdmin")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser","message":"x"}}""", "ConversationBlockedByUser")]
    [InlineData(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"message\":\"x\"}"}""", "MessageWritesBlocked")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound","message":"x"}}""", "ConversationNotFound")]
    [InlineData(404, """{"error":"conversationnotfound"}""", "ConversationNotFound")]
    [InlineData(410, "", "Gone")]
    public async Task A_conversation_that_is_over_is_gone(int status, string body, string code) => Assert.Equal(new Delivery.Gone(code), await AnsweredAsync(status, body));

    [Theory]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"x"}}""", "BadSyntax")]
    [InlineData(400, """{"error":{"code":"ConversationNotFound","message":"x"}}""", "ConversationNotFound")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"x"}}""", "Forbidden")]
    [InlineData(403, "", null)]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation","message":"x"}}""", "ActivityNotFoundInConversation")]
    [InlineData(404, "<html>", null)]
    [InlineData(405, "[]", null)]
    [InlineData(409, """{"error":{"code":"<b>hi\u0000</b>"}}""", null)]
    [InlineData(500, """{"error":null}""", null)]
    [InlineData(501, "", null)]
    public async Task What_will_never_work_is_rejected(int status, string body, string? code) =>
        Assert.Equal(new Delivery.Rejected(status, code), await AnsweredAsync(status, body));

    [Fact]
    public async Task What_is_too_large_is_told_apart() => Assert.Equal(new Delivery.TooLarge(), await AnsweredAsync(413, """{"error":{"code":"MessageSizeTooBig"}}"""));

    [Fact]
    public async Task A_connector_that_never_answers_is_given_up_after_15_seconds_and_may_have_shown_it()
    {
        _azure.OnConnector = StubAzure.Hang;
        var sending = _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled);
        while (_azure.Sent.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
        }

        _parts.Time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(sending.IsCompleted);
        _parts.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new Delivery.Retry(null, "Timeout", MayHaveArrived: true), await sending);
    }

    [Fact]
    public async Task An_answer_that_is_lost_may_have_shown_it()
    {
        _azure.OnConnector = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.True(Assert.IsType<Delivery.Retry>(await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled)).MayHaveArrived);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_behind_its_status_is_delivered()
    {
        using var connector = new TcpListener(IPAddress.Loopback, 0);
        connector.Start();
        var address = $"http://{connector.LocalEndpoint}";
        using var parts = ConnectorParts.For(_azure, ("Connector:ServiceHosts:0", address));
        var sending = parts.Client.SendAsync(Reference("a:1") with { ServiceUrl = address }, Message, Cancelled);
        using (var socket = await connector.AcceptSocketAsync(Cancelled))
        {
            await socket.ReceiveAsync(new byte[8192], Cancelled);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"u8.ToArray(), Cancelled);
            socket.Shutdown(SocketShutdown.Send);
            Assert.Equal(new Delivery.Delivered(null), await sending);
        }
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        _azure.OnConnector = async context =>
        {
            var block = new byte[65_536];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, CancellationToken.None);
            }
        };
        Assert.Equal(new Delivery.Delivered(null), await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled));
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_arrived()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        taken.Stop();
        using var parts = ConnectorParts.For(_azure, ("Connector:ServiceHosts:0", address));
        Assert.Equal(new Delivery.Retry(null, "ConnectionError", MayHaveArrived: false), await parts.Client.SendAsync(Reference("a:1") with { ServiceUrl = address }, Message, Cancelled));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        _azure.OnConnector = StubAzure.Hang;
        using var stop = new CancellationTokenSource();
        var sending = _parts.Client.SendAsync(Reference("a:1"), Message, stop.Token);
        while (_azure.Sent.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_exchanged_once()
    {
        var issued = 0;
        _azure.OnToken = context => StubAzure.Write(context, 200, $$"""{"expires_in":3600,"access_token":"token-{{Interlocked.Increment(ref issued)}}"}""");
        _azure.OnConnector = context => StubAzure.Write(context, context.Request.Headers.Authorization == "Bearer token-2" ? 200 : 401, "");
        Assert.Equal(new Delivery.Delivered(null), await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled));
        Assert.Equal(new Delivery.Delivered(null), await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled));
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-2"], _azure.Sent.Select(sent => sent.Authorization));

        _azure.OnConnector = context => StubAzure.Write(context, 401, """{"error":{"code":"BotNotRegistered"}}""");
        Assert.Equal(new Delivery.Rejected(401, "BotNotRegistered"), await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled));
        Assert.Equal((3, 5), (issued, _azure.Sent.Count));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_it_is_tried_again()
    {
        _azure.OnToken = context => StubAzure.Write(context, 400, """{"error":"invalid_client"}""");
        Assert.Equal(new Delivery.Retry(null, "NoToken", MayHaveArrived: false), await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled));
        Assert.Empty(_azure.Sent);
        Assert.Contains(_parts.Log.Lines, line => line.Contains("BadRequest invalid_client", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tool_on_this_machine_gets_no_token()
    {
        using var parts = ConnectorParts.For(_azure, ("Connector:AllowUnauthenticated", "true"), ("Connector:ServiceHosts:0", "smba.trafficmanager.net"));
        Assert.Equal(new Delivery.Delivered("a1"), await parts.Client.SendAsync(Reference("a:1"), Message, Cancelled));
        Assert.Equal("", Assert.Single(_azure.Requests).Authorization);
    }

    [Fact]
    public async Task A_storm_of_answers_is_sorted_without_an_exception()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        int[] statuses = [200, 201, 202, 400, 401, 403, 404, 405, 412, 413, 429, 500, 502, 503, 504];
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 500; round++)
        {
            // No faster than one app may call.
            await _parts.Time.PassAsync(TimeSpan.FromMilliseconds(100));
            var pick = random.Next(statuses.Length + 1);
            _azure.OnConnector = context =>
            {
                if (pick == statuses.Length)
                {
                    context.Abort();
                    return Task.CompletedTask;
                }

                return StubAzure.Write(context, statuses[pick], JsonSerializer.Serialize(new string((char)random.Next(32, 127), random.Next(50))));
            };
            var name = (await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled)).GetType().Name;
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        Assert.Equal(500, counts.Values.Sum());
        Assert.Equal(["Delivered", "Rejected", "Retry", "TooLarge"], counts.Keys);
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}; " + string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")));
    }

    private async Task<Delivery> AnsweredAsync(int status, string body, params (string Name, string Value)[] headers)
    {
        _azure.OnConnector = context => status == 204 ? Task.FromResult(context.Response.StatusCode = status) : StubAzure.Write(context, status, body, headers);
        return await _parts.Client.SendAsync(Reference("a:1"), Message, Cancelled);
    }

    private ConversationReference Reference(string id) => new() { ChannelId = "msteams", Conversation = new() { Id = id }, ServiceUrl = _azure.ServiceUrl };
}
