using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Outbound;

/// <summary>What has to leave arrives, in order, whatever the channel does.</summary>
public sealed class OutboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Ends => new()
    {
        { 410, "" },
        { 404, """{"error":{"code":"ConversationNotFound","message":"x"}}""" },
        { 403, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""" },
        { 403, """{"error":{"code":"ConversationBlockedByUser","message":"x"}}""" },
        { 403, """{"error":{"code":"Forbidden","message":"{\"subCode\":\"MessageWritesBlocked\"}"}}""" },
    };

    [Theory]
    [MemberData(nameof(Ends), DisableDiscoveryEnumeration = true)]
    public async Task A_conversation_that_is_gone_is_closed_with_its_reminders(int status, string body)
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("my document photo was blurry");
        await world.SayAsync("i have submitted it again");
        await world.SayAsync("glare", "a:2");
        Assert.Equal(1, await RemindersAsync(world));
        world.RefuseWith(activity => activity.Conversation!.Id == "a:1" ? (status, body) : null);
        var calls = world.Figures.Calls;
        await world.TakenAsync(world.Saying("thanks"));
        await world.EmptyAsync();
        Assert.Equal((calls + 1, 0), (world.Figures.Calls, await RemindersAsync(world)));
        Assert.NotEmpty(await world.Outbox.ListDeadAsync(100, Cancellation));
        world.RefuseWith(_ => null);
        await world.SayAsync("done", "a:2");
        Assert.Equal("a:2", world.Arrived[^1].Conversation!.Id);
    }

    [Fact]
    public async Task Whoever_removes_the_bot_is_reminded_of_nothing()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("my document photo was blurry");
        await world.SayAsync("i have submitted it again");
        Assert.Equal(1, await RemindersAsync(world));
        var removed = world.Activity(ActivityTypes.InstallationUpdate);
        removed["action"] = "remove";
        await world.TakenAsync(removed);
        Assert.Equal(0, await RemindersAsync(world));
    }

    [Theory]
    [InlineData(413, "TooLarge")]
    [InlineData(400, "400 BadSyntax")]
    [InlineData(500, "500 BadSyntax")]
    public async Task What_will_never_be_taken_is_given_up_and_the_next_goes_on(int status, string problem)
    {
        await using var world = await ChannelWorld.StartAsync();
        world.RefuseWith(activity => ChannelWorld.WordsOf(activity)!.StartsWith("Hello", StringComparison.Ordinal) ? (status, """{"error":{"code":"BadSyntax"}}""") : null);
        await world.SayAsync("glare");
        var dead = Assert.Single(await world.Outbox.ListDeadAsync(100, Cancellation));
        Assert.Equal(problem, dead.Problem);
        Assert.True(world.Texts.Count > 1);
    }

    [Fact]
    public async Task What_nobody_takes_for_a_day_is_given_up_and_an_administrator_sends_it_again()
    {
        await using var world = await ChannelWorld.StartAsync();
        world.RefuseWith(_ => (502, ""));
        await world.TakenAsync(world.Saying("glare"));
        await world.UntilAsync(() => Task.FromResult(world.Figures.Calls >= 3));
        Assert.Empty(await world.Outbox.ListDeadAsync(100, Cancellation));
        await world.Server.Time.PassAsync(TimeSpan.FromHours(23.9));
        await world.UntilAsync(async () => (await world.WaitingAsync()).Count == 1, TimeSpan.FromMinutes(1));
        Assert.Empty(await world.Outbox.ListDeadAsync(100, Cancellation));
        await world.EmptyAsync(TimeSpan.FromMinutes(1));
        world.RefuseWith(_ => null);
        using var admin = await DeskClient.SignInAsync(world.Server, AgentRole.Admin);
        var dead = (await admin.GetAsync("outbox/dead")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()).Order().ToArray();
        Assert.Equal(dead.Length, world.Figures.GivenUp);
        foreach (var id in dead)
        {
            await admin.PostAsync($"outbox/dead/{id}/retry", null, HttpStatusCode.NoContent);
        }

        await world.EmptyAsync();
        Assert.Equal(dead.Length, world.Arrived.Count);
        Assert.StartsWith("Hello", world.Texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_outbox_survives_the_restart()
    {
        await using var world = await ChannelWorld.StartAsync();
        world.RefuseWith(_ => (503, ""));
        for (var conversation = 0; conversation < 5; conversation++)
        {
            await world.TakenAsync(world.Saying("glare", $"a:{conversation}"));
        }

        await world.UntilAsync(() => Task.FromResult(world.Figures.Calls >= 5));
        await world.Server.RestartAsync();
        Assert.Equal(5, (await world.WaitingAsync()).Count);
        world.RefuseWith(_ => null);
        await world.EmptyAsync();
        for (var conversation = 0; conversation < 5; conversation++)
        {
            var said = (await world.LogAsync($"a:{conversation}")).Where(logged => logged.From?.Id == ChannelWorld.Bot).ToArray();
            var arrived = world.Arrived.Where(activity => activity.Conversation!.Id == $"a:{conversation}").ToArray();
            Assert.Equal(said.Length, arrived.Length);
            Assert.All(said.Zip(arrived), pair => Assert.StartsWith(pair.First.Text!, ChannelWorld.WordsOf(pair.Second), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_channel_that_hangs_holds_up_nobody_else()
    {
        await using var world = await ChannelWorld.StartAsync();
        var taken = new ConcurrentQueue<string>();
        world.Azure.OnConnector = context =>
        {
            var conversation = context.Request.Path.Value!.Split('/')[4];
            taken.Enqueue(conversation);
            return conversation == "a:slow" ? StubAzure.Hang(context) : StubAzure.Write(context, 200, "{}");
        };
        await world.TakenAsync(world.Saying("glare", "a:slow"));
        await world.UntilAsync(() => Task.FromResult(taken.Contains("a:slow")), TimeSpan.Zero);
        await world.TakenAsync(world.Saying("glare", "a:quick"));
        await world.UntilAsync(async () => (await world.WaitingAsync()).All(item => item.Sequence == 1 && item.Activity.Text!.StartsWith("Hello", StringComparison.Ordinal)) && taken.Count(name => name == "a:quick") > 2, TimeSpan.Zero);
        Assert.Single(taken, name => name == "a:slow");
    }

    [Fact]
    public async Task A_store_that_fails_after_the_arrival_causes_no_second_one()
    {
        await using var world = await ChannelWorld.StartAsync();
        world.Azure.OnConnector = context => StubAzure.Write(context, 503, "{}", ("Retry-After", "3600"));
        await world.TakenAsync(world.Saying("glare"));
        await world.UntilAsync(async () => (await world.WaitingAsync())[0].Attempts == 1);
        var calls = world.Figures.Calls;
        world.Azure.OnConnector = context => StubAzure.Write(context, 200, "{}");
        var outbox = new UnsteadyOutbox(world.Outbox) { Failures = 3 };
        var courier = ActivatorUtilities.CreateInstance<OutboxCourier>(world.Server.Services, outbox);
        var carrying = courier.CarryAsync((await world.WaitingAsync())[0], Cancellation);
        await world.UntilAsync(() => Task.FromResult(carrying.IsCompleted));
        await carrying;
        Assert.Equal((0, calls + 1, 2L), (outbox.Failures, world.Figures.Calls, (await world.WaitingAsync())[0].Sequence));
    }

    [Fact]
    public async Task An_answer_to_a_message_that_was_deleted_stands_for_itself()
    {
        await using var world = await ChannelWorld.StartAsync();
        world.RefuseWith(activity => activity.ReplyToId is null ? null : (404, """{"error":{"code":"ActivityNotFoundInConversation"}}"""));
        await world.SayAsync("glare");
        Assert.Equal((await world.LogAsync()).Count(logged => logged.From?.Id == ChannelWorld.Bot), world.Arrived.Count);
        Assert.Empty(await world.Outbox.ListDeadAsync(100, Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_read_is_given_up_and_holds_up_nothing()
    {
        await using var world = await ChannelWorld.StartAsync();
        world.RefuseWith(_ => (503, ""));
        await world.TakenAsync(world.Saying("glare", "a:1"));
        await world.TakenAsync(world.Saying("glare", "a:2"));
        await world.UntilAsync(() => Task.FromResult(world.Figures.Calls >= 2));
        await world.Server.ChangeAsync($"UPDATE activities SET activity = '{{' WHERE conversation_id = '{world.NameOf("a:1")}' AND sequence = 1");
        world.RefuseWith(_ => null);
        await world.EmptyAsync();
        Assert.Equal("Unreadable", Assert.Single(await world.Outbox.ListDeadAsync(100, Cancellation)).Problem);
        Assert.Equal((await world.LogAsync("a:2")).Count - 1, world.Arrived.Count(activity => activity.Conversation!.Id == "a:2"));
        Assert.True(world.Arrived.Count(activity => activity.Conversation!.Id == "a:1") > 1);
    }

    private static async Task<int> RemindersAsync(ChannelWorld world)
    {
        var reminders = world.Server.Services.GetRequiredService<IReminderStore>();
        return (await reminders.ListDueAsync(world.Server.Time.GetUtcNow().AddYears(1), 100, Cancellation)).Select(due => due.ConversationId).Distinct().Count();
    }
}
