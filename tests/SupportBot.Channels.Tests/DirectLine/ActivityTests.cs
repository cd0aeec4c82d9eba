using System.Net;
using System.Text.Json;
using SupportBot.Channels.Tests.Clients;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>Posting and reading activities (CHECKLIST, items 27, 33 to 38 and 41 to 49).</summary>
public sealed class ActivityTests
{
    [Fact]
    public async Task The_echo_comes_before_the_answers_with_unchanged_channel_data_and_rising_timestamps()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var answer = await client.PostAsync("""{"TYPE":"message","text":"glare","channelData":{"clientActivityID":"a1","x":[1,{"y":"é"}]},"localTimestamp":"2026-01-02T03:04:05.678+08:00"}""");
        var log = await client.ReadAllAsync();
        var echo = log.Single(activity => activity.Text == "glare");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(json.RootElement.GetProperty("id").GetString(), echo.Id);
        Assert.Equal("""{"clientActivityID":"a1","x":[1,{"y":"é"}]}""", echo.ChannelData!.Value.GetRawText());
        Assert.Equal("2026-01-02T03:04:05.678+08:00", echo.LocalTimestamp!.Value.Text);
        var after = log.SkipWhile(activity => activity != echo).Skip(1).ToArray();
        Assert.NotEmpty(after);
        Assert.All(after, reply => Assert.Equal((echo.Id, "bot"), (reply.ReplyToId, reply.From!.Role)));
        Assert.Equal(log.Select(activity => activity.Timestamp!.Value.Text).Distinct().Order(StringComparer.Ordinal), log.Select(activity => activity.Timestamp!.Value.Text));
    }

    [Fact]
    public async Task Whoever_posts_is_the_user_of_the_token_and_only_the_server_says_where_and_when()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        await client.SendAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations/{client.Id}/activities", """
            {"type":"message","id":"mine","text":"glare","from":{"id":"supportbot","name":"Bot","role":"bot"},"conversation":{"id":"other"},
             "timestamp":"1999-01-01T00:00:00Z","serviceUrl":"http://evil.example/","channelId":"msteams","recipient":{"id":"x"},"callerId":"urn:x"}
            """);
        var echo = (await client.ReadAllAsync()).Single(activity => activity.Text == "glare");
        Assert.StartsWith("dl_", echo.From!.Id, StringComparison.Ordinal);
        Assert.Equal(("user", null), (echo.From.Role, echo.From.Name));
        Assert.Equal((client.Id, "directline", null, null), (echo.Conversation!.Id, echo.ChannelId, echo.ServiceUrl, echo.CallerId));
        Assert.StartsWith($"{client.Id}|", echo.Id, StringComparison.Ordinal);
        Assert.StartsWith("20", echo.Timestamp!.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_message_sent_again_is_recorded_once()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        var ids = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => client.SayAsync("glare", "a1")));
        Assert.Single(ids.Distinct());
        Assert.Single(await client.ReadAllAsync(), activity => activity.Text == "glare");
    }

    [Fact]
    public async Task Another_message_under_the_same_id_is_a_conflict_and_changes_nothing()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        await client.SayAsync("glare", "a1");
        var before = (await client.ReadAllAsync()).Count;
        using var answer = await client.PostAsync(DirectLineClient.Message("my passport expired", "a1"));
        Assert.Equal((HttpStatusCode.Conflict, "ActivityConflict"), (answer.StatusCode, await Answers.CodeAsync(answer)));
        Assert.Equal(before, (await client.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task The_retry_link_of_web_chat_finds_the_first_attempt_by_its_time_and_is_told_again()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(1_760_000_000_123);
        using var first = await client.PostAsync(new { type = "message", text = "glare", localTimestamp = time.ToOffset(TimeSpan.FromHours(8)).ToString("o"), channelData = new { clientActivityID = "a1" } });
        using var stream = await client.OpenAsync();
        var id = (await stream.ReadUntilAsync(activity => activity.Text == "glare")).Single(activity => activity.Text == "glare").Id;
        var retry = $$$"""{"type":"message","text":"glare","channelData":{"clientActivityID":"a2","webChat":{"receivedAt":{{{time.ToUnixTimeMilliseconds()}}}},"webchat:sequence-id":3}}""";
        using var second = await client.PostAsync(retry);
        Assert.Contains(id!, await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var echo = (await stream.ReadUntilAsync(activity => activity.Id == id))[^1];
        Assert.Equal("a2", echo.ChannelData!.Value.GetProperty("clientActivityID").GetString());
        Assert.Single(await client.ReadAllAsync(), activity => activity.Text == "glare");
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("somethingOfTheFuture")]
    [InlineData("conversationUpdate")]
    public async Task What_is_not_kept_is_acknowledged_and_told_to_open_sockets_only(string type)
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        await stream.ReadAsync();
        using var answer = await client.PostAsync(new { type, channelData = new { clientActivityID = "t1" } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var told = await stream.ReadAsync();
        Assert.Equal((type, null), (told!.Activities.Single().Type, told.Watermark));
        Assert.Equal(2, (await client.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task A_rating_is_kept_without_the_secrets_in_it_and_not_answered()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var answer = await client.PostAsync("""{"type":"event","name":"rating","value":{"score":4,"comment":"I paid with 4111 1111 1111 1111"}}""");
        var last = (await client.ReadAllAsync())[^1];
        Assert.DoesNotContain("4111", last.Value!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(("event", "rating", 4), (last.Type, last.Name, last.Value!.Value.GetProperty("score").GetInt32()));
    }

    [Fact]
    public async Task Events_between_the_bot_and_its_agents_are_not_shown()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var answer = await client.PostAsync("""{"type":"event","name":"handoff.initiate"}""");
        Assert.Equal(2, (await client.ReadAllAsync()).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-")]
    [InlineData("-1")]
    [InlineData("%00%FF")]
    [InlineData("99999999999999999999999999")]
    public async Task A_watermark_that_was_never_given_reads_from_the_beginning(string watermark)
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        var page = await client.ReadAsync(watermark);
        Assert.Equal(("2", 2), (page.Watermark, page.Activities.Count));
    }

    [Fact]
    public async Task A_watermark_beyond_the_end_is_taken_back_to_it_so_that_nothing_to_come_is_missed()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        var page = await client.ReadAsync("5000");
        Assert.Equal(("2", 0), (page.Watermark, page.Activities.Count));
    }

    [Fact]
    public async Task Files_are_refused_with_a_sentence_that_says_where_they_belong()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[8_000_000]), "file", "../passport.svg" } };
        using var answer = await client.SendAsync(HttpMethod.Post, $"{DirectLineClient.Base}/conversations/{client.Id}/upload?userId=x", form);
        var error = await Answers.ErrorAsync(answer);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("Files are not taken here: the assistant never needs your documents. Upload them only in the exchange's own app or website.", error.Message);
    }

    [Fact]
    public async Task A_secret_in_a_message_is_neither_kept_nor_told()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        await client.SayAsync("my card is 4111 1111 1111 1111");
        Assert.DoesNotContain(await client.ReadAllAsync(), activity => activity.Text?.Contains("4111", StringComparison.Ordinal) == true);
    }
}
