using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Connector.Inbound;

/// <summary>Customers who change or delete what they wrote (CHECKLIST, item 110): nobody acts on words that were taken back.</summary>
public sealed class ChangedMessageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_message_is_answered_anew_when_its_words_change()
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("glare");
        await world.TakenAsync(said);
        await world.EmptyAsync();
        var (before, depth) = (world.Arrived.Count, await DepthAsync(world));
        await world.TakenAsync(Changed(said, "no wait, my document photo was blurry"));
        await world.EmptyAsync();
        Assert.True(world.Arrived.Count > before);
        Assert.Contains(world.Texts.Skip(before), text => text!.Contains("30-40 cm", StringComparison.Ordinal));
        Assert.Equal(depth + 1, await DepthAsync(world));
        Assert.Contains(await world.LogAsync(), logged => logged.Text == "glare");
    }

    [Fact]
    public async Task An_earlier_message_that_changes_is_noted_and_not_answered()
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("glare");
        await world.TakenAsync(said);
        await world.SayAsync("can i take the photo at night?");
        var (before, depth) = (world.Arrived.Count, await DepthAsync(world));
        await world.TakenAsync(Changed(said, "my document photo was blurry"));
        await world.TakenAsync(Deleted(said));
        await world.EmptyAsync();
        Assert.Equal((before, depth), (world.Arrived.Count, await DepthAsync(world)));
        Assert.Equal(["messageUpdate", "messageDelete"], (await world.LogAsync()).TakeLast(2).Select(logged => logged.Type));
    }

    [Theory]
    [InlineData("glare")]
    [InlineData(" glare ")]
    public async Task A_change_without_other_words_is_no_change(string text)
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("glare");
        await world.TakenAsync(said);
        await world.EmptyAsync();
        var length = (await world.LogAsync()).Count;
        await world.TakenAsync(Changed(said, text));
        await world.EmptyAsync();
        Assert.Equal(length, (await world.LogAsync()).Count);
    }

    [Fact]
    public async Task A_change_of_something_that_was_never_said_here_is_nothing()
    {
        await using var world = await ChannelWorld.StartAsync();
        await world.SayAsync("glare");
        var length = (await world.LogAsync()).Count;
        await world.TakenAsync(Changed(world.Saying("unknown"), "other words"));
        await world.TakenAsync(Deleted(world.Saying("unknown")));
        Assert.Equal(length, (await world.LogAsync()).Count);
    }

    [Fact]
    public async Task Agents_see_what_was_changed_and_deleted_redacted()
    {
        await using var world = await ChannelWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        var caseId = await world.AskForPersonAsync();
        await agent.PostAsync($"cases/{caseId}/claim");
        await world.EmptyAsync();
        var said = world.Saying("it is my passport");
        await world.TakenAsync(said);
        var place = (await world.LogAsync()).Count;
        var before = world.Arrived.Count;
        await world.TakenAsync(Changed(said, "my card is 4111 1111 1111 1111"));
        Assert.Equal("my card is", (await LineAsync(agent, caseId))[..10]);
        await world.TakenAsync(Deleted(said));
        await world.EmptyAsync();
        Assert.Equal(before, world.Arrived.Count);
        var entries = (await agent.GetAsync($"cases/{caseId}/transcript")).GetProperty("entries").EnumerateArray().TakeLast(2).ToArray();
        Assert.Equal(("changed", place), (entries[0].GetProperty("event").GetProperty("name").GetString(), entries[0].GetProperty("event").GetProperty("of").GetInt64()));
        Assert.StartsWith("my card is", entries[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(("deleted", place), (entries[1].GetProperty("event").GetProperty("name").GetString(), entries[1].GetProperty("event").GetProperty("of").GetInt64()));
        Assert.DoesNotContain("4111", JsonSerializer.Serialize(await world.LogAsync(), SchemaJsonContext.Default.Options), StringComparison.Ordinal);
        Assert.Equal("—", await LineAsync(agent, caseId));
    }

    [Fact]
    public async Task An_agent_who_has_not_seen_the_change_does_not_answer_the_old_words()
    {
        await using var world = await ChannelWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        var caseId = await world.AskForPersonAsync();
        await agent.PostAsync($"cases/{caseId}/claim");
        var said = world.Saying("it is my passport");
        await world.TakenAsync(said);
        var read = (await world.LogAsync()).Count;
        await world.TakenAsync(Changed(said, "it is my driving licence"));
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "A passport is fine.", after = read }, System.Net.HttpStatusCode.Conflict);
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "A licence is fine.", after = read + 1 });
    }

    [Fact]
    public async Task A_message_that_comes_back_is_noted_and_not_answered()
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("glare");
        await world.TakenAsync(said);
        await world.EmptyAsync();
        await world.TakenAsync(Deleted(said));
        var before = world.Arrived.Count;
        var back = Changed(said, "glare");
        back["channelData"] = new JsonObject { ["eventType"] = "undeleteMessage" };
        await world.TakenAsync(back);
        await world.EmptyAsync();
        Assert.Equal((before, ActivityTypes.MessageUpdate), (world.Arrived.Count, (await world.LogAsync())[^1].Type));
    }

    [Fact]
    public async Task Where_others_read_along_changes_are_not_kept()
    {
        await using var world = await ChannelWorld.StartAsync();
        var said = world.Saying("how long does the review take?", "19:x@thread.tacv2;messageid=2", conversationType: "channel");
        await world.TakenAsync(said);
        await world.EmptyAsync();
        var (length, before) = ((await world.LogAsync("19:x@thread.tacv2;messageid=2")).Count, world.Arrived.Count);
        await world.TakenAsync(Changed(said, "glare"));
        await world.EmptyAsync();
        Assert.Equal((length, before), ((await world.LogAsync("19:x@thread.tacv2;messageid=2")).Count, world.Arrived.Count));
    }

    private static async Task<string> LineAsync(DeskClient agent, string caseId) =>
        (await agent.GetAsync($"cases/{caseId}")).GetProperty("row").GetProperty("lastLine").GetString()!;

    private static async Task<int> DepthAsync(ChannelWorld world) => (await world.Pipeline.FindAsync(world.NameOf(), Cancellation))!.State.Depth;

    private static JsonObject Changed(JsonObject said, string text)
    {
        var change = said.DeepClone().AsObject();
        (change["type"], change["text"], change["timestamp"]) = (ActivityTypes.MessageUpdate, text, "2026-01-01T00:00:01Z");
        change["channelData"] = new JsonObject { ["eventType"] = "editMessage" };
        return change;
    }

    private static JsonObject Deleted(JsonObject said)
    {
        var deletion = said.DeepClone().AsObject();
        (deletion["type"], deletion["timestamp"]) = (ActivityTypes.MessageDelete, "2026-01-01T00:00:02Z");
        deletion["channelData"] = new JsonObject { ["eventType"] = "softDeleteMessage" };
        deletion.Remove("text");
        return deletion;
    }
}
