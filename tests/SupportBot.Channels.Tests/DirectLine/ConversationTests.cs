using System.Net;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>Starting conversations and coming back to them (CHECKLIST, items 21 to 26 and 32).</summary>
public sealed class ConversationTests
{
    private const string Conversations = $"{DirectLineClient.Base}/conversations";

    [Fact]
    public async Task The_first_start_is_created_and_greets_once_and_the_next_finds_all_of_it()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.VisitAsync(server.Http);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (await client.StartAsync(), await client.StartAsync()));
        var greeting = await client.ReadAllAsync();
        Assert.Equal(2, greeting.Count);
        Assert.All(greeting, activity => Assert.Equal(("bot", null, null), (activity.From?.Role, activity.ServiceUrl, activity.Recipient)));
        using var stream = await client.OpenAsync();
        Assert.Equal(greeting.Select(activity => activity.Id), (await stream.ReadAsync())!.Activities.Select(activity => activity.Id));
    }

    [Fact]
    public async Task A_hundred_simultaneous_starts_make_one_conversation()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.VisitAsync(server.Http);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.SendAsync(HttpMethod.Post, Conversations)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(99, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(2, (await client.ReadAllAsync()).Count);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Theory]
    [InlineData("\"zh-CN\"", "你好")]
    [InlineData("\"en-GB\"", "Hello")]
    [InlineData("\"klingon\"", "Hello")]
    [InlineData("42", "Hello")]
    [InlineData("null", "Hello")]
    public async Task The_greeting_is_in_the_clients_language_if_it_names_one(string locale, string word)
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.VisitAsync(server.Http);
        await client.ReadJsonAsync(HttpMethod.Post, Conversations, $$"""{"user":{},"LOCALE":{{locale}}}""");
        Assert.Contains(word, (await client.ReadAllAsync())[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_secret_every_start_makes_a_new_conversation_in_which_the_secret_may_act()
    {
        await using var server = await LocalServer.StartAsync();
        var client = new DirectLineClient(server.Http, LocalServer.Secret);
        await client.StartAsync();
        var first = client.Id;
        await client.StartAsync();
        Assert.NotEqual(first, client.Id);
        using var nameless = await client.PostAsync(DirectLineClient.Message("glare"));
        Assert.Equal((HttpStatusCode.BadRequest, "MissingProperty"), (nameless.StatusCode, await Answers.CodeAsync(nameless)));
        using var named = await client.PostAsync(new { type = "message", text = "glare", from = new { id = "u1", role = "bot" } });
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Equal("user", (await client.ReadAllAsync()).Single(activity => activity.Text == "glare").From!.Role);
    }

    [Fact]
    public async Task A_reconnect_answers_a_token_and_a_stream_that_begins_at_the_watermark()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        var watermark = (await client.ReadAsync()).Watermark;
        await client.SayAsync("glare");
        var again = await client.ReadJsonAsync(HttpMethod.Get, $"{Conversations}/{client.Id}?watermark={watermark}");
        Assert.Equal(client.Id, again.GetProperty("conversationId").GetString());
        Assert.NotEmpty(again.GetProperty("token").GetString()!);
        using var stream = await client.OpenAsync(again.GetProperty("streamUrl").GetString());
        Assert.Equal("glare", (await stream.ReadAsync())!.Activities[0].Text);
    }

    [Fact]
    public async Task A_conversation_that_was_not_started_is_not_found_by_its_own_token()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.VisitAsync(server.Http);
        HttpResponseMessage[] answers =
        [
            await client.SendAsync(HttpMethod.Get, $"{Conversations}/{client.Id}"),
            await client.SendAsync(HttpMethod.Get, $"{Conversations}/{client.Id}/activities"),
            await client.PostAsync(DirectLineClient.Message("hello")),
        ];
        foreach (var answer in answers)
        {
            Assert.Equal((HttpStatusCode.NotFound, "ConversationNotFound"), (answer.StatusCode, await Answers.CodeAsync(answer)));
            answer.Dispose();
        }
    }

    [Fact]
    public async Task After_the_end_nothing_is_taken_and_everything_can_be_read()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var end = await client.PostAsync(new { type = "endOfConversation" });
        Assert.Equal(HttpStatusCode.OK, end.StatusCode);
        using var late = await client.PostAsync(DirectLineClient.Message("hello?"));
        Assert.Equal((HttpStatusCode.Conflict, "ConversationEnded"), (late.StatusCode, await Answers.CodeAsync(late)));
        Assert.Equal(ActivityTypes.EndOfConversation, (await client.ReadAllAsync())[^1].Type);
        Assert.Equal(HttpStatusCode.OK, await client.StartAsync());
    }

    [Theory]
    [InlineData("GET", "/conversations")]
    [InlineData("DELETE", "/conversations/x")]
    [InlineData("GET", "/conversations/connect/x/y")]
    [InlineData("POST", "/nothing")]
    public async Task An_address_that_does_not_exist_is_answered_in_the_one_error_body(string method, string path)
    {
        await using var server = await LocalServer.StartAsync();
        using var answer = await new DirectLineClient(server.Http).SendAsync(new(method), DirectLineClient.Base + path);
        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (answer.StatusCode, await Answers.CodeAsync(answer)));
    }
}
