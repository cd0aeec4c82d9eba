using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>Conversations as people have them in Teams and in other channels.</summary>
public sealed class ChannelConversationTests
{
    private const string Greeting = "Hello. I am the bot";

    private static readonly string[] Blur = ["got a mail, it says the picture of my id card is too blurry", "can i take the photo at night?", "done"];

    [Fact]
    public async Task Whoever_installs_the_bot_is_greeted_once()
    {
        await using var world = await ChannelWorld.StartAsync();
        var installed = world.Activity(ActivityTypes.InstallationUpdate);
        installed["action"] = "add";
        await world.TakenAsync(world.BotAdded());
        await world.TakenAsync(installed);
        await world.TakenAsync(world.BotAdded());
        await world.EmptyAsync();
        Assert.Single(world.Texts, text => text!.StartsWith(Greeting, StringComparison.Ordinal));
        Assert.Equal(world.Arrived.Count, (await world.LogAsync()).Count);
    }

    [Fact]
    public async Task Whoever_writes_without_an_installation_is_greeted_and_answered()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("glare");
        Assert.StartsWith(Greeting, world.Texts[0], StringComparison.Ordinal);
        Assert.Contains(world.Texts, text => text!.Contains("reflection", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_whole_blur_story_arrives_in_order_with_its_address()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.TakenAsync(world.BotAdded());
        foreach (var line in Blur)
        {
            await world.SayAsync(line);
        }

        var said = (await world.LogAsync()).Where(logged => logged.From?.Id == ChannelWorld.Bot).ToArray();
        Assert.Equal(said.Length, world.Arrived.Count);
        Assert.All(said.Zip(world.Arrived), pair => Assert.StartsWith(pair.First.Text!, ChannelWorld.WordsOf(pair.Second), StringComparison.Ordinal));
        Assert.Contains(world.Texts, text => text!.Contains("30-40 cm", StringComparison.Ordinal));
        Assert.All(world.Arrived, activity => Assert.Equal(("a:1", "t1", "29:ann", (string?)null), (activity.Conversation!.Id, activity.Conversation.TenantId, activity.Recipient!.Id, activity.Id)));
        Assert.All(world.Azure.Sent, sent => Assert.StartsWith("/amer/v3/conversations/a%3A1/activities", sent.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_channels_leave_the_same_log()
    {
        await using var world = await ChannelWorld.StartAsync();
        foreach (var channel in new[] { "emulator", "msteams" })
        {
            await world.TakenAsync(world.BotAdded(channel: channel));
            foreach (var line in Blur)
            {
                await world.SayAsync(line, channel: channel);
            }
        }

        var (emulator, teams) = (await world.LogAsync(channel: "emulator"), await world.LogAsync());
        Assert.NotEmpty(teams);
        Assert.Equal(emulator.Select(WithoutAddress), teams.Select(WithoutAddress));
    }

    [Fact]
    public async Task A_person_takes_over_and_what_she_writes_arrives()
    {
        await using var world = await ChannelWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        var caseId = await world.AskForPersonAsync();
        Assert.Contains(world.Texts, text => text!.Contains("You are in line", StringComparison.Ordinal));
        await agent.PostAsync($"cases/{caseId}/claim");
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello Ann, which document is it?" });
        await world.EmptyAsync();
        Assert.Equal("Ben: Hello Ann, which document is it?", world.Texts[^1]);
        await world.SayAsync("my passport");
        Assert.Equal("Ben: Hello Ann, which document is it?", world.Texts[^1]);
    }

    [Fact]
    public async Task That_an_agent_types_is_shown_at_most_every_three_seconds()
    {
        await using var world = await ChannelWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        var caseId = await world.AskForPersonAsync();
        await agent.PostAsync($"cases/{caseId}/claim");
        await world.EmptyAsync();
        await world.Server.Time.PassAsync(TimeSpan.FromMinutes(1));
        for (var time = 0; time < 5; time++)
        {
            await agent.PostAsync($"cases/{caseId}/typing", null, System.Net.HttpStatusCode.NoContent);
        }

        await world.UntilAsync(() => Task.FromResult(Typing(world) == 1), TimeSpan.FromMilliseconds(1));
        await world.Server.Time.PassAsync(TimeSpan.FromSeconds(3));
        await agent.PostAsync($"cases/{caseId}/typing", null, System.Net.HttpStatusCode.NoContent);
        await world.UntilAsync(() => Task.FromResult(Typing(world) == 2), TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain(await world.LogAsync(), logged => logged.Type == ActivityTypes.Typing);
    }

    [Fact]
    public async Task A_reminder_goes_out_by_itself()
    {
        await using var world = await ChannelWorld.StartAsync();
        // By night nobody is reminded.
        world.Server.Time.SetUtcNow(world.Server.Time.GetUtcNow().Date.AddDays(1).AddHours(10));
        await world.SayAsync("my document photo was blurry");
        await world.SayAsync("i have submitted it again");
        var pending = (await world.Pipeline.FindAsync(world.NameOf(), TestContext.Current.CancellationToken))!.State.Reminders;
        Assert.NotEmpty(pending);
        var before = world.Arrived.Count;
        await world.Server.Time.PassAsync(pending[0].Due - world.Server.Time.GetUtcNow() + TimeSpan.FromSeconds(1));
        var reminded = await world.Pipeline.ActAsync(world.NameOf(), new RemindCustomer(pending[0]), null, TestContext.Current.CancellationToken);
        Assert.Equal(TurnOutcome.Committed, reminded.Outcome);
        await world.EmptyAsync();
        Assert.True(world.Arrived.Count > before);
        Assert.All(world.Arrived.Skip(before), activity => Assert.Null(activity.ReplyToId));
    }

    [Fact]
    public async Task The_way_back_follows_the_channel()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("glare");
        var moved = world.Saying("done");
        moved["locale"] = "zh-CN";
        await world.TakenAsync(moved);
        await world.EmptyAsync();
        var reference = (await world.Pipeline.FindAsync(world.NameOf(), TestContext.Current.CancellationToken))!.Reference;
        Assert.Equal(("zh-CN", (string?)moved["id"]), (reference.Locale, reference.ActivityId));
        Assert.Equal((string?)moved["id"], world.Arrived[^1].ReplyToId);
        Assert.EndsWith($"/activities/{moved["id"]}", world.Azure.Sent[^1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_and_time_zone_come_from_the_channel()
    {
        await using var world = await ChannelWorld.StartAsync();
        var added = world.BotAdded();
        added["locale"] = "zh-CN";
        await world.TakenAsync(added);
        var said = world.Saying("照片反光");
        said["localTimezone"] = "Asia/Singapore";
        await world.TakenAsync(said);
        await world.EmptyAsync();
        Assert.StartsWith("你好", world.Texts[0], StringComparison.Ordinal);
        Assert.Equal("Asia/Singapore", (await world.Pipeline.FindAsync(world.NameOf(), TestContext.Current.CancellationToken))!.State.TimeZone);
    }

    [Theory]
    [InlineData("""{"entities":[{"type":"clientInfo","locale":"zh-CN","country":"CN","platform":"Web","timezone":"Asia/Shanghai"}]}""")]
    [InlineData("""{"channelData":{"locale":"zh-CN"}}""")]
    [InlineData("""{"locale":"zh-CN","entities":[{"type":"clientInfo","locale":"en-US"}]}""")]
    public async Task The_greeting_speaks_the_language_that_the_channel_tells_anywhere(string told)
    {
        await using var world = await ChannelWorld.StartAsync();
        var added = world.BotAdded();
        added.Remove("locale");
        foreach (var (name, value) in JsonNode.Parse(told)!.AsObject())
        {
            added[name] = value!.DeepClone();
        }

        await world.TakenAsync(added);
        await world.EmptyAsync();
        Assert.StartsWith("你好", world.Texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_turns_out_to_speak_another_language_reads_the_greeting_in_it_once()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.TakenAsync(world.BotAdded());
        await world.SayAsync("照片反光");
        await world.SayAsync("要等多久？");
        var greeted = world.Texts.Index().Where(text => text.Item!.StartsWith("你好", StringComparison.Ordinal)).Select(text => text.Index).ToArray();
        Assert.Equal([2], greeted);
        Assert.StartsWith(Greeting, world.Texts[0], StringComparison.Ordinal);
        await world.SayAsync("my photo was blurry, please go on in English");
        Assert.Single(world.Texts, text => text!.StartsWith(Greeting, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bots_name_is_no_part_of_what_was_said_and_other_names_are()
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("<at>SupportBot</at>&nbsp;glare, says <at>Tom</at>");
        said["entities"] = new JsonArray(Mention(ChannelWorld.Bot, "<at>SupportBot</at>"), Mention("29:tom", "<at>Tom</at>"));
        said["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<div>glare</div>" });
        await world.TakenAsync(said);
        Assert.Contains(await world.LogAsync(), logged => logged.Text == "glare, says <at>Tom</at>");
    }

    [Theory]
    [InlineData("channel", "19:x@thread.tacv2;messageid=1", "what is the meaning of glare? my photo was rejected", "private chat")]
    [InlineData("groupChat", "19:y@thread.v2", "我的照片反光被拒了", "私聊")]
    public async Task Where_others_read_along_no_case_begins(string kind, string conversation, string said, string invitation)
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.TakenAsync(world.BotAdded(conversation, conversationType: kind));
        await world.TakenAsync(world.BotAdded(conversation, conversationType: kind));
        await world.EmptyAsync();
        Assert.Single(world.Texts);
        await world.SayAsync(said, conversation, conversationType: kind);
        await world.SayAsync("talk to a person", conversation, conversationType: kind);
        Assert.Contains(world.Texts, text => text!.Contains(invitation, StringComparison.Ordinal));
        Assert.EndsWith($"https://teams.microsoft.com/l/chat/0/0?users={ChannelWorld.Bot}", world.Texts[^1], StringComparison.Ordinal);
        var state = (await world.Pipeline.FindAsync(world.NameOf(conversation), TestContext.Current.CancellationToken))!.State;
        Assert.Equal((0, (string?)null, true, true), (state.Stack.Count, state.Case.Topic, state.Handoff is null, state.Reminders.Count == 0));
        var log = JsonSerializer.Serialize(await world.LogAsync(conversation), SchemaJsonContext.Default.Options);
        Assert.DoesNotContain("Ann", log, StringComparison.Ordinal);
        Assert.DoesNotContain("0000000000aa", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_thread_that_nobody_greeted_only_the_question_is_answered()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("how long does the review take?", "19:x@thread.tacv2;messageid=2", conversationType: "channel");
        Assert.DoesNotContain(world.Texts, text => text!.StartsWith("Hello", StringComparison.Ordinal));
        Assert.True(world.Texts.Count >= 2, string.Join('|', world.Texts));
    }

    [Fact]
    public async Task Nothing_of_who_it_is_stands_in_the_log()
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("glare");
        said["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t1" }, ["note"] = "Ann Example" };
        said["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = world.Azure.Address + "/passport.png", ["name"] = "Ann Example.png" });
        await world.TakenAsync(said);
        await world.EmptyAsync();
        var log = string.Concat((await world.LogAsync()).Select(activity => JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity)));
        Assert.DoesNotContain("Ann Example", log, StringComparison.Ordinal);
        Assert.DoesNotContain("passport.png", log, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Azure.Requests, request => request.Target.Contains("passport", StringComparison.Ordinal));
        Assert.Contains(world.Texts, text => text!.Contains("pictures or files", StringComparison.Ordinal));
    }

    [Fact]
    public void Channels_never_meet()
    {
        string[] names = [.. new[] { ("msteams", "a:1"), ("msteam", "sa:1"), ("emulator", "a:1"), ("msteams", "a:2"), ("ms-teams", "a:1"), ("msteams\n", "a:1") }.Select(pair => Name(pair.Item1, pair.Item2, isLocal: false))];
        Assert.Equal(names.Length, names.Append(Name("msteams", "a:1", isLocal: true)).Distinct().Count() - 1);
        Assert.All(names, name => Assert.True(name.Length <= 60 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')));
        Assert.True(Name(new('x', 5000), new('y', 5000), isLocal: false).Length <= 60);
    }

    private static string Name(string channel, string id, bool isLocal) => SupportBot.Channels.Connector.ChannelConversations.ReferenceOf(new(
        new() { Type = ActivityTypes.Message, ChannelId = channel, Conversation = new() { Id = id } }, new(new("https://smba.trafficmanager.net/"), isLocal))).Conversation.Id;

    private static int Typing(ChannelWorld world) => world.Arrived.Count(activity => activity.Type == ActivityTypes.Typing);

    private static JsonObject Mention(string id, string text) =>
        new() { ["type"] = "mention", ["text"] = text, ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = "x" } };

    private static string WithoutAddress(Activity activity) => JsonSerializer.Serialize(
        activity with { Id = null, Timestamp = null, ChannelId = null, ServiceUrl = null, Conversation = null, ReplyToId = activity.ReplyToId?[^7..] },
        SchemaJsonContext.Default.Activity);
}
