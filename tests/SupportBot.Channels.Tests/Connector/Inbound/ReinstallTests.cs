using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>People who remove the bot and come back, or whose conversation ended: the chat in their client stays the same one (CHECKLIST, items 96, 102 and 112).</summary>
public sealed class ReinstallTests
{
    private const string Greeting = "Hello. I am the bot";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_installs_the_bot_again_is_greeted_again_once_and_goes_on_where_it_was()
    {
        await using var world = await ChannelWorld.StartAsync();
        await InstallAsync(world);
        await world.SayAsync("my document photo was blurry");
        var (before, said) = (await StateAsync(world), world.Arrived.Count);
        await RemoveAsync(world);
        await InstallAsync(world);
        Assert.Single(world.Texts.Skip(said), text => text!.StartsWith(Greeting, StringComparison.Ordinal));
        Assert.True(world.Arrived.Count > said + 1, "The open question is asked again.");
        Assert.Equal(2, world.Texts.Count(text => text!.StartsWith(Greeting, StringComparison.Ordinal)));
        var after = await StateAsync(world);
        Assert.Equal((before.Case.Topic, before.Stack.Count, false), (after.Case.Topic, after.Stack.Count, after.IsRemoved));
        await world.SayAsync("done");
        Assert.True((await StateAsync(world)).Depth > after.Depth);
    }

    [Fact]
    public async Task A_chat_whose_conversation_ended_begins_anew_when_somebody_writes()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("glare");
        await world.TakenAsync(world.Activity(ActivityTypes.EndOfConversation));
        var (length, said) = ((await world.LogAsync()).Count, world.Arrived.Count);
        await world.SayAsync("my document photo was blurry");
        Assert.StartsWith(Greeting, world.Texts[said], StringComparison.Ordinal);
        Assert.Contains(world.Texts.Skip(said), text => text!.Contains("30-40 cm", StringComparison.Ordinal));
        Assert.Equal("glare", (await world.LogAsync()).First(logged => logged.From?.Id == "29:ann").Text);
        Assert.True((await world.LogAsync()).Count > length);
    }

    [Fact]
    public async Task A_chat_whose_conversation_ended_is_greeted_when_the_bot_is_installed_again()
    {
        await using var world = await ChannelWorld.StartAsync();
        await InstallAsync(world);
        await world.SayAsync("glare");
        await world.TakenAsync(world.Activity(ActivityTypes.EndOfConversation));
        await RemoveAsync(world);
        await InstallAsync(world);
        Assert.Equal(2, world.Texts.Count(text => text!.StartsWith(Greeting, StringComparison.Ordinal)));
        var state = await StateAsync(world);
        Assert.Equal(((string?)null, 0), (state.Case.Topic, state.Depth));
    }

    [Fact]
    public async Task A_channel_that_says_that_the_conversation_is_over_is_heard_and_so_is_the_new_installation()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("my document photo was blurry");
        await world.SayAsync("i have submitted it again");
        Assert.NotEmpty((await StateAsync(world)).Reminders);
        world.RefuseWith(_ => (403, """{"error":{"code":"BotNotInConversationRoster"}}"""));
        await world.TakenAsync(world.Saying("thanks"));
        await world.EmptyAsync();
        var gone = await StateAsync(world);
        Assert.Equal((true, 0, 0), (gone.IsRemoved, gone.Reminders.Count, await RemindersAsync(world)));
        var calls = world.Figures.Calls;
        await world.Server.Time.PassAsync(TimeSpan.FromDays(30));
        await world.EmptyAsync();
        Assert.Equal(calls, world.Figures.Calls);

        world.RefuseWith(_ => null);
        var said = world.Arrived.Count;
        await InstallAsync(world);
        Assert.StartsWith(Greeting, world.Texts[said], StringComparison.Ordinal);
        await world.SayAsync("i have submitted it again");
        Assert.Equal(1, await RemindersAsync(world));
    }

    [Fact]
    public async Task That_the_bot_was_removed_is_noted_once_and_the_desk_sees_it()
    {
        await using var world = await ChannelWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        var caseId = await world.AskForPersonAsync();
        await RemoveAsync(world);
        Assert.Single(await world.LogAsync(), logged => logged.Type == ActivityTypes.InstallationUpdate);
        var entries = (await agent.GetAsync($"cases/{caseId}/transcript")).GetProperty("entries").EnumerateArray();
        Assert.Equal("removed", entries.Last().GetProperty("event").GetProperty("name").GetString());
        Assert.Equal("waiting", (await agent.GetAsync($"cases/{caseId}")).GetProperty("row").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Whoever_writes_without_a_new_installation_is_there_again()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("my document photo was blurry");
        await RemoveAsync(world);
        await world.SayAsync("i have submitted it again");
        Assert.Equal((false, 1), ((await StateAsync(world)).IsRemoved, await RemindersAsync(world)));
    }

    [Fact]
    public async Task While_an_agent_answers_a_new_installation_says_nothing()
    {
        await using var world = await ChannelWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        var caseId = await world.AskForPersonAsync();
        await agent.PostAsync($"cases/{caseId}/claim");
        await world.EmptyAsync();
        var said = world.Arrived.Count;
        await RemoveAsync(world);
        await InstallAsync(world);
        Assert.Equal((said, false), (world.Arrived.Count, (await StateAsync(world)).IsRemoved));
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "There you are again." });
        await world.EmptyAsync();
        Assert.Equal("Ben: There you are again.", world.Texts[^1]);
    }

    [Fact]
    public async Task A_team_that_adds_the_bot_again_is_greeted_again_once()
    {
        await using var world = await ChannelWorld.StartAsync();
        const string Channel = "19:x@thread.tacv2";
        for (var time = 0; time < 2; time++)
        {
            await world.TakenAsync(world.BotAdded(Channel, conversationType: "channel"));
            await world.TakenAsync(world.BotAdded(Channel, conversationType: "channel"));
            await RemoveAsync(world, Channel, "channel");
        }

        await world.EmptyAsync();
        Assert.Equal(2, (await world.LogAsync(Channel)).Count(logged => logged.Text?.StartsWith(Greeting, StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_removal_that_is_told_again_later_removes_nobody()
    {
        await using var world = await ChannelWorld.StartAsync();
        await InstallAsync(world);
        var removed = Removed(world);
        await world.TakenAsync(removed);
        await InstallAsync(world);
        await world.TakenAsync(removed);
        Assert.False((await StateAsync(world)).IsRemoved);
    }

    [Fact]
    public async Task A_new_version_of_the_app_takes_nothing_away_and_greets_nobody_again()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("my document photo was blurry");
        await world.SayAsync("i have submitted it again");
        var said = world.Arrived.Count;
        foreach (var action in new[] { "remove-upgrade", "add-upgrade" })
        {
            var update = world.Activity(ActivityTypes.InstallationUpdate);
            update["action"] = action;
            await world.TakenAsync(update);
        }

        await world.EmptyAsync();
        Assert.Equal((said, 1), (world.Arrived.Count, await RemindersAsync(world)));
    }

    private static JsonObject Removed(ChannelWorld world, string conversation = "a:1", string conversationType = "personal")
    {
        var removed = world.Activity(ActivityTypes.InstallationUpdate, conversation, conversationType: conversationType);
        removed["action"] = "remove";
        return removed;
    }

    /// <summary>Teams tells both, in any order.</summary>
    private static async Task RemoveAsync(ChannelWorld world, string conversation = "a:1", string conversationType = "personal")
    {
        await world.TakenAsync(Removed(world, conversation, conversationType));
        var left = world.Activity(ActivityTypes.ConversationUpdate, conversation, conversationType: conversationType);
        left["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = ChannelWorld.Bot });
        await world.TakenAsync(left);
    }

    private static async Task InstallAsync(ChannelWorld world)
    {
        var installed = world.Activity(ActivityTypes.InstallationUpdate);
        installed["action"] = "add";
        await world.TakenAsync(world.BotAdded());
        await world.TakenAsync(installed);
        await world.EmptyAsync();
    }

    private static async Task<Runtime.State.ConversationState> StateAsync(ChannelWorld world) => (await world.Pipeline.FindAsync(world.NameOf(), Cancellation))!.State;

    private static async Task<int> RemindersAsync(ChannelWorld world)
    {
        var reminders = world.Server.Services.GetRequiredService<IReminderStore>();
        return (await reminders.ListDueAsync(world.Server.Time.GetUtcNow().AddYears(1), 100, Cancellation)).Select(due => due.ConversationId).Distinct().Count();
    }
}
