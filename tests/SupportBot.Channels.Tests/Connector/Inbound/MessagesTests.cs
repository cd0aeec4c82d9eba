using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>What channels post, and how it is answered (CHECKLIST, items 67 to 74).</summary>
public sealed class MessagesTests
{
    private static readonly string[] Quiet = ["conversationUpdate", "typing", "messageReaction", "installationUpdate", "messageUpdate", "messageDelete", "event"];

    /// <summary>Shapes that channels really send, as changes to a message.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "no id", """{"id":null}""" },
        { "an id that is no GUID", """{"id":"f:a4;b@c"}""" },
        { "channel data as a text", """{"channelData":"tenant"}""" },
        { "channel data as a list", """{"channelData":[1,{"a":null}]}""" },
        { "fields that nobody knows", """{"semanticAction":{"id":"x","state":"start"},"somethingNew":[{}]}""" },
        { "no sender", """{"from":null}""" },
        { "a sender without an id", """{"from":{"name":"Ann"}}""" },
        { "no recipient", """{"recipient":null}""" },
        { "no locale", """{"locale":null}""" },
        { "a locale that is none", """{"locale":"!!"}""" },
        { "no text", """{"text":null}""" },
        { "a value without text", """{"text":null,"value":{"choice":"done"}}""" },
        { "an attachment of markup", """{"attachments":[{"contentType":"text/html","content":"<p>glare</p>"}]}""" },
        { "entities of all kinds", """{"entities":[{"type":"clientInfo","locale":"en-US","country":"SG","platform":"Web","timezone":"Asia/Singapore"},{"type":"mention"},{"type":"mention","mentioned":"x","text":7}]}""" },
        { "a time zone", """{"localTimezone":"Asia/Singapore","localTimestamp":"2026-01-02T03:04:05.678+08:00"}""" },
        { "a time that is none", """{"timestamp":"yesterday"}""" },
        { "delivery as a stream", """{"deliveryMode":"stream"}""" },
        { "a reply", """{"replyToId":"1:abc","conversation":{"id":"a:1","isGroup":false,"conversationType":null}}""" },
    };

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public async Task Every_shape_is_taken_and_answered(string shape, string changes)
    {
        await using var world = await ChannelWorld.StartAsync();
        var activity = world.Saying("glare");
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            activity[name] = value?.DeepClone();
            if (value is null)
            {
                activity.Remove(name);
            }
        }

        await world.TakenAsync(activity);
        await world.EmptyAsync();
        Assert.True(world.Texts.Count > 2, $"{shape}: {string.Join('|', world.Texts)}");
        Assert.DoesNotContain(world.Texts, text => text?.Contains("pictures or files", StringComparison.Ordinal) == true);
        Assert.DoesNotContain("null", string.Concat(world.Azure.Sent.Select(sent => sent.Body)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("command")]
    [InlineData("trace")]
    [InlineData("handoff")]
    [InlineData("never-heard-of/it")]
    public async Task A_type_that_nobody_knows_is_ignored_and_logged(string type)
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.TakenAsync(world.Activity(type));
        Assert.Contains(world.Server.Log.Lines, line => line.Contains("its type is not known", StringComparison.Ordinal));
        Assert.Empty(await world.LogAsync());
    }

    [Fact]
    public async Task What_is_no_message_is_taken_and_says_nothing()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("glare");
        var said = world.Arrived.Count;
        foreach (var type in Quiet)
        {
            await world.TakenAsync(world.Activity(type));
        }

        await world.EmptyAsync();
        Assert.Equal(said, world.Arrived.Count);
    }

    [Fact]
    public async Task An_invoke_that_nobody_knows_is_answered_with_501()
    {
        await using var world = await ChannelWorld.StartAsync();
        var invoke = world.Activity(ActivityTypes.Invoke);
        invoke["name"] = "composeExtension/query";
        using var answer = await world.PostAsync(invoke);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Fact]
    public async Task Without_settings_there_is_no_such_address()
    {
        await using var server = await LocalServer.StartAsync();
        using var answer = await server.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Only_posting_is_possible_and_only_for_channels()
    {
        await using var world = await ChannelWorld.StartAsync();
        using var read = await world.Server.Http.GetAsync(new Uri("/api/messages", UriKind.Relative), TestContext.Current.CancellationToken);
        using var stranger = await world.Server.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.Unauthorized), (read.StatusCode, stranger.StatusCode));
    }

    [Fact]
    public async Task What_the_channel_sends_again_after_a_restart_is_no_second_turn()
    {
        await using var world = await ChannelWorld.StartAsync();
        var activity = world.Saying("glare");
        await world.TakenAsync(activity);
        await world.EmptyAsync();
        var (arrived, logged) = (world.Arrived.Count, (await world.LogAsync()).Count);
        await world.Server.RestartAsync();
        world.Server.Time.Advance(TimeSpan.FromMinutes(10));

        await world.TakenAsync(activity);
        await world.EmptyAsync();
        Assert.Equal((arrived, logged), (world.Arrived.Count, (await world.LogAsync()).Count));
    }

    [Fact]
    public async Task Answers_come_back_at_once_where_the_sender_wants_them()
    {
        await using var world = await ChannelWorld.StartAsync();
        var activity = world.Saying("glare");
        activity["deliveryMode"] = DeliveryModes.ExpectReplies;
        using var answer = await world.PostAsync(activity);
        using var again = await world.PostAsync(activity);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var replies = JsonSerializer.Deserialize(body, SchemaJsonContext.Default.ActivitySet)!.Activities;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, again.StatusCode));
        Assert.StartsWith("Hello. I am the bot", replies[0].Text, StringComparison.Ordinal);
        Assert.True(replies.Count > 2);
        Assert.All(replies, reply => Assert.Equal(("a:1", ChannelWorld.Bot, "29:ann"), (reply.Conversation!.Id, reply.From!.Id, reply.Recipient!.Id)));
        Assert.Equal((string?)activity["id"], replies[^1].ReplyToId);
        Assert.DoesNotContain("null", body, StringComparison.Ordinal);
        Assert.Empty(await world.WaitingAsync());
        Assert.Empty(world.Azure.Sent);
    }

    [Fact]
    public async Task Twenty_times_the_same_at_once_is_one_turn()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.TakenAsync(world.BotAdded());
        var activity = world.Saying("glare").ToJsonString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.PostAsync(activity)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await world.EmptyAsync();
        Assert.Single(await world.LogAsync(), logged => logged.Text == "glare");
        Assert.Single(world.Texts, text => text!.StartsWith("Hello. I am the bot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_store_is_told_and_the_repetition_is_taken()
    {
        await using var world = await ChannelWorld.StartAsync();
        var activity = world.Saying("glare");
        world.Server.Store.IsFull = true;
        using var answer = await world.PostAsync(activity);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        world.Server.Store.IsFull = false;
        await world.TakenAsync(activity);
        Assert.Single(await world.LogAsync(), logged => logged.Text == "glare");
    }

    [Fact]
    public async Task Whoever_waits_for_a_silent_store_hears_so_in_time()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("glare");
        var activity = world.Saying("done");
        world.Server.Store.IsSilent = true;
        var posting = world.PostAsync(activity);
        while (!posting.IsCompleted)
        {
            world.Server.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        using var answer = await posting;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        world.Server.Store.IsSilent = false;
        await world.TakenAsync(activity);
        Assert.Single(await world.LogAsync(), logged => logged.Text == "done");
    }

    [Fact]
    public async Task A_tool_on_this_machine_needs_no_token_and_gets_none()
    {
        await using var world = await ChannelWorld.StartAsync(("Connector:AllowUnauthenticated", "true"), ("Connector:ServiceHosts:0", "smba.trafficmanager.net"));
        var activity = world.Saying("glare", channel: "emulator").ToJsonString();
        using var answer = await world.Server.Http.PostAsync(
            new Uri("/api/messages", UriKind.Relative), new StringContent(activity, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await world.EmptyAsync();
        Assert.True(world.Texts.Count > 2);
        Assert.All(world.Azure.Sent, sent => Assert.Empty(sent.Authorization));
        Assert.Empty(await world.LogAsync(channel: "emulator"));
    }

    [Fact]
    public async Task A_message_that_was_changed_is_noted_once_for_each_change()
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("glare");
        await world.TakenAsync(said);
        foreach (var (text, moment) in new[] { ("glare on my card", "1"), ("glare on my card", "1"), ("it is blurry", "2") })
        {
            var change = said.DeepClone().AsObject();
            (change["type"], change["text"], change["timestamp"]) = (ActivityTypes.MessageUpdate, text, $"2026-01-01T00:00:0{moment}Z");
            await world.TakenAsync(change);
        }

        Assert.Equal(["glare on my card", "it is blurry"], (await world.LogAsync()).Where(logged => logged.Type == ActivityTypes.MessageUpdate).Select(logged => logged.Text));
    }

    [Fact]
    public async Task A_reaction_to_what_the_bot_said_is_kept_and_is_no_turn_of_the_talk()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("glare");
        var (state, said) = ((await world.Pipeline.FindAsync(world.NameOf(), TestContext.Current.CancellationToken))!.State, world.Arrived.Count);
        var reaction = world.Activity(ActivityTypes.MessageReaction);
        (reaction["reactionsAdded"], reaction["replyToId"]) = (new JsonArray(new JsonObject { ["type"] = "like" }), "c1");
        await world.TakenAsync(reaction);
        await world.TakenAsync(reaction.DeepClone());
        await world.EmptyAsync();
        var kept = Assert.Single(await world.LogAsync(), logged => logged.Type == ActivityTypes.MessageReaction);
        Assert.Equal(("like", said), (kept.ReactionsAdded![0].Type, world.Arrived.Count));
        var after = (await world.Pipeline.FindAsync(world.NameOf(), TestContext.Current.CancellationToken))!.State;
        Assert.Equal((state.Depth, state.Stack.Count), (after.Depth, after.Stack.Count));
    }

    [Fact]
    public async Task What_the_bot_itself_sent_is_not_answered()
    {
        await using var world = await ChannelWorld.StartAsync();
        var echo = world.Saying("glare");
        echo["from"] = new JsonObject { ["id"] = ChannelWorld.Bot };
        await world.TakenAsync(echo);
        Assert.Empty(await world.LogAsync());
    }
}
