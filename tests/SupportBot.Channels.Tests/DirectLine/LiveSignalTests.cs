using System.Collections.Concurrent;
using System.Text.Json;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.DirectLine;

/// <summary>What passes between customers and agents and is not kept: who types, who is there. And what customers never see of the agents' side.</summary>
public sealed class LiveSignalTests
{
    private static readonly ChannelAccount Ben = new() { Id = "agent-0042", Name = "Ben", Role = "bot", AadObjectId = "directory-0042" };

    [Fact]
    public async Task A_customer_who_types_is_heard_by_agents_with_nothing_but_the_fact()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        ConcurrentQueue<Activity> heard = [];
        using var hearing = server.Signals.Hear(client.Id, heard.Enqueue);
        using var answer = await client.PostAsync("""{"type":"typing","text":"my password is Hunter22x","value":{"note":"Hunter22x"},"channelData":{"clientActivityID":"t1"}}""");
        var typing = Assert.Single(heard);
        Assert.Equal((ActivityTypes.Typing, "user", null, null), (typing.Type, typing.From!.Role, typing.Text, typing.Value));
    }

    [Theory]
    [InlineData("""{"type":"event","name":"handoff.status","value":{"state":"completed"}}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"somethingOfTheFuture","text":"my password is Hunter22x"}""")]
    public async Task What_only_the_agents_side_may_say_is_not_heard_from_a_customer(string forged)
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        ConcurrentQueue<Activity> heard = [];
        using var hearing = server.Signals.Hear(client.Id, heard.Enqueue);
        using var answer = await client.PostAsync(forged);
        Assert.Empty(heard);
    }

    [Fact]
    public async Task An_agent_who_types_is_shown_to_every_open_socket_of_that_conversation_by_name_only()
    {
        await using var server = await LocalServer.StartAsync();
        var (client, stranger) = (await DirectLineClient.StartAsync(server.Http), await DirectLineClient.StartAsync(server.Http));
        using var first = await client.OpenAsync();
        using var second = await client.OpenAsync(await client.ReconnectAsync(""));
        using var other = await stranger.OpenAsync();
        await UntilAsync(() => server.Signals.PresenceOf(client.Id)?.Pages == 2);
        server.Signals.Tell(client.Id, new() { Type = ActivityTypes.Typing, From = Ben });
        foreach (var stream in new[] { first, second })
        {
            var typing = (await stream.ReadUntilAsync(activity => activity.Type == ActivityTypes.Typing))[^1];
            Assert.Equal(new ChannelAccount { Id = "supportbot", Name = "Ben", Role = "bot" }, typing.From);
        }

        await stranger.SayAsync("glare");
        Assert.DoesNotContain(await other.ReadUntilAsync(activity => activity.Text == "glare"), activity => activity.Type == ActivityTypes.Typing);
        Assert.DoesNotContain(await client.ReadAllAsync(), activity => activity.Type == ActivityTypes.Typing);
    }

    [Fact]
    public async Task A_client_sees_its_own_typing_as_the_users_and_never_as_the_bots()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        await stream.ReadAsync();
        using var answer = await client.PostAsync("""{"type":"typing","from":{"id":"supportbot","role":"bot"},"channelData":{"clientActivityID":"t1"}}""");
        var echo = Assert.Single((await stream.ReadAsync())!.Activities);
        Assert.Equal(("user", "t1"), (echo.From!.Role, echo.ChannelData!.Value.GetProperty("clientActivityID").GetString()));
        Assert.NotEqual("supportbot", echo.From.Id);
    }

    [Fact]
    public async Task A_customer_is_there_while_a_socket_is_open_and_left_when_the_last_one_ended()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        Assert.Null(server.Signals.PresenceOf(client.Id));
        var first = await client.OpenAsync();
        var second = await client.OpenAsync(await client.ReconnectAsync(""));
        await UntilAsync(() => server.Signals.PresenceOf(client.Id) is { Pages: 2, LeftAt: null });
        first.Socket.Abort();
        await UntilAsync(() => server.Signals.PresenceOf(client.Id) is { Pages: 1, LeftAt: null });
        second.Socket.Abort();
        await UntilAsync(() => server.Signals.PresenceOf(client.Id) is { Pages: 0 });
        Assert.Equal(server.Time.GetUtcNow(), server.Signals.PresenceOf(client.Id)!.LeftAt);
    }

    [Fact]
    public async Task A_client_that_polls_is_there_for_a_minute_after_it_last_read()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        await client.ReadAsync();
        await client.ReadAsync();
        Assert.Equal(1, server.Signals.PresenceOf(client.Id)!.Pages);
        await server.Time.PassAsync(TimeSpan.FromSeconds(40));
        await client.ReadAsync();
        await server.Time.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Equal(1, server.Signals.PresenceOf(client.Id)!.Pages);
        await server.Time.PassAsync(PollingReaders.Stay);
        Assert.Equal(new CustomerPresence(0, server.Time.GetUtcNow()), server.Signals.PresenceOf(client.Id));
        await client.ReadAsync();
        Assert.Equal(1, server.Signals.PresenceOf(client.Id)!.Pages);
    }

    [Fact]
    public async Task A_back_end_that_reads_with_the_secret_is_not_the_customer()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var answer = await new DirectLineClient(server.Http, LocalServer.Secret).SendAsync(HttpMethod.Get, $"{DirectLineClient.Base}/conversations/{client.Id}/activities");
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Null(server.Signals.PresenceOf(client.Id));
    }

    [Fact]
    public async Task Nothing_of_the_agents_side_is_ever_shown_and_their_words_come_from_the_bot_under_their_name()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var stream = await client.OpenAsync();
        await RecordAsync(
            server,
            client.Id,
            new() { Type = ActivityTypes.Event, Name = "handoff.initiate", From = Ben, Value = Json("""{"case":"7F3K2M9QXA","trigger":"asked"}""") },
            new() { Type = ActivityTypes.Event, Name = "Handoff.Status", From = Ben, Value = Json("""{"state":"accepted","note":"this customer is a nuisance"}""") },
            Activity.Message("Hello, I am here now.") with { From = Ben, ChannelData = Json("""{"supportBot":{"agent":"Ben"}}""") });
        await client.SayAsync("thanks");
        var streamed = await stream.ReadUntilAsync(activity => activity.Text == "thanks");
        foreach (var shown in new[] { streamed, await client.ReadAllAsync() })
        {
            Assert.DoesNotContain(shown, activity => activity.Type == ActivityTypes.Event);
            var said = shown.Single(activity => activity.Text == "Hello, I am here now.");
            Assert.Equal(new ChannelAccount { Id = "supportbot", Name = "Ben", Role = "bot" }, said.From);
            Assert.Equal("Ben", said.ChannelData!.Value.GetProperty("supportBot").GetProperty("agent").GetString());
            var text = JsonSerializer.Serialize(shown.ToArray());
            Assert.DoesNotContain("nuisance", text, StringComparison.Ordinal);
            Assert.DoesNotContain("0042", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_time_zone_of_a_message_reaches_the_turn_and_the_log_as_it_came()
    {
        await using var server = await LocalServer.StartAsync();
        var client = await DirectLineClient.StartAsync(server.Http);
        using var answer = await client.PostAsync("""{"type":"message","text":"glare","localTimezone":"Asia/Shanghai"}""");
        Assert.Equal("Asia/Shanghai", (await client.ReadAllAsync()).Single(activity => activity.Text == "glare").LocalTimezone);
    }

    /// <summary>Puts activities into the log as a turn of the desk would.</summary>
    private static async Task RecordAsync(LocalServer server, string conversationId, params Activity[] activities)
    {
        var before = (await server.Store.FindAsync(conversationId, null, TestContext.Current.CancellationToken))!;
        var numbered = activities.Select((activity, at) => activity with
        {
            Id = $"{conversationId}|{before.LastSequence + at + 1:D7}",
            Timestamp = WireTime.From(before.LastTimestamp.AddMilliseconds(at + 1)),
        });
        await server.Store.CommitAsync(
            new()
            {
                Conversation = before with
                {
                    Version = before.Version + 1,
                    LastSequence = before.LastSequence + activities.Length,
                    LastTimestamp = before.LastTimestamp.AddMilliseconds(activities.Length),
                    Earlier = null,
                },
                Activities = [.. numbered],
            },
            TestContext.Current.CancellationToken);
    }

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
