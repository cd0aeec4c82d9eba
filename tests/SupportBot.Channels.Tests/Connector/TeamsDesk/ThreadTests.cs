using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Connector.TeamsDesk;

/// <summary>The thread below a card is the conversation: replies, notes, and what customer and page say.</summary>
public sealed class ThreadTests
{
    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_goes_to_the_customer_and_is_not_told_again(bool calls)
    {
        await using var world = await TeamsWorld.StartAsync();
        var (customer, _) = await ClaimedAsync(world);
        Assert.Empty(await world.TellAsync("Hello, which <at>Tom</at> document is it?", conversation: world.Threads[0], calls: calls));
        Assert.Contains("Hello, which Tom document is it?", await TeamsWorld.TextsOf(customer));
        await world.SettledAsync();
        Assert.Empty(world.Said());
        await customer.SayAsync("my passport");
        await world.UntilAsync(() => world.Said().Contains("my passport"));
        Assert.Matches("^Visitor [0-9A-Z]{5}$", world.Said()[0]);
        Assert.Equal(2, world.Said().Count);
        Assert.Matches("^With Ben since .*, last reply at ", CardLine(world));
    }

    [Theory]
    [InlineData("desk", "//he sounds upset", "🔒 Noted. Only your team sees it.")]
    [InlineData("客服台", "// 用户很着急", "🔒 已备注，仅团队可见。")]
    public async Task A_line_that_begins_with_two_slashes_is_a_note(string word, string line, string answer)
    {
        await using var world = await TeamsWorld.StartAsync(word);
        var (customer, caseId) = await ClaimedAsync(world, word == "desk" ? "Claim" : "领取");
        Assert.Equal([answer], await world.TellAsync(line, conversation: world.Threads[0]));
        Assert.Equal(line.TrimStart('/').Trim(), Assert.Single(await world.Cases.ListNotesAsync(caseId, Never)).Text);
        Assert.DoesNotContain(await TeamsWorld.TextsOf(customer), text => text.Contains(line.TrimStart('/').Trim(), StringComparison.Ordinal));
        await world.PressAsync(word == "desk" ? "Keep the note" : "保存备注", words: "another one");
        await world.UntilAsync(() => world.Said().Contains("another one"));
        Assert.DoesNotContain(world.Said(), said => said.Contains(line.TrimStart('/').Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_written_at_the_page_stands_in_the_thread_and_the_other_way_round()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (_, caseId) = await ClaimedAsync(world);
        using var page = await DeskClient.SignInAsync(world.Server, name: "Ann");
        using var socket = await page.OpenAsync();
        await socket.SayAsync(new { type = "watch", caseId });
        await socket.ReadAsync("reach");
        await page.PostAsync($"cases/{caseId}/notes", new { text = "seen before" }, System.Net.HttpStatusCode.Created);
        await world.UntilAsync(() => world.Said().Contains("seen before"));
        Assert.Equal("🔒 Ann, for your team only", world.Said()[0]);
        await socket.ReadAsync("note");
        await world.TellAsync("//from the thread", conversation: world.Threads[0]);
        var note = await socket.ReadAsync("note", frame => frame.GetProperty("note").GetProperty("text").GetString() == "from the thread");
        Assert.Equal("Ben", note.GetProperty("note").GetProperty("author").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Whoever_does_not_have_the_case_reads_who_has_and_sends_nothing()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (customer, _) = await ClaimedAsync(world);
        await world.AgentAsync("Ann");
        Assert.Equal(["Ben has this case, so nothing was done."], await world.TellAsync("hello from Ann", "Ann", world.Threads[0]));
        Assert.StartsWith("I do not know you", Assert.Single(await world.TellAsync("hello from nobody", "Nobody", world.Threads[0])), StringComparison.Ordinal);
        Assert.StartsWith("I do not know you", Assert.Single(await world.TellAsync("//hm", "Nobody", world.Threads[0])), StringComparison.Ordinal);
        Assert.DoesNotContain(await TeamsWorld.TextsOf(customer), text => text.StartsWith("hello from", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_anybody_claims_nothing_reaches_the_customer()
    {
        await using var world = await TeamsWorld.StartAsync();
        await world.AgentAsync("Ben");
        var (customer, _) = await world.CustomerAsync();
        Assert.StartsWith("Nobody has this case", Assert.Single(await world.TellAsync("hello", conversation: world.Threads[0])), StringComparison.Ordinal);
        Assert.DoesNotContain("hello", await TeamsWorld.TextsOf(customer));
        await customer.SayAsync("still there?");
        await world.SettledAsync();
        Assert.DoesNotContain("still there?", world.Said());
        Assert.Contains("still there?", world.Lines(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_case_takes_no_reply_and_can_be_taken_up_again_from_the_answer()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (customer, caseId) = await ClaimedAsync(world);
        await world.PressAsync("Close");
        var answer = await world.TellAsync("one more thing", conversation: world.Threads[0]);
        Assert.StartsWith("The case is closed, so nothing was sent", answer[0], StringComparison.Ordinal);
        Assert.DoesNotContain("one more thing", await TeamsWorld.TextsOf(customer));
        var card = world.All.Last(sent => sent.Kind == "post").Activity.Attachments![0].Content!.Value;
        var reopened = await world.InvokeAsync(TeamsWorld.Button(card, "Reopen"));
        Assert.Equal("Ben took the case up again.", Bubbles.CardWorld.Lines(reopened.GetProperty("value"))[0]);
        Assert.Equal(CaseStatus.Assigned, (await world.CaseAsync(caseId)).Case.Status);
        await world.TellAsync("one more thing", conversation: world.Threads[0]);
        Assert.Contains("one more thing", await TeamsWorld.TextsOf(customer));
    }

    [Fact]
    public async Task A_message_that_Teams_sends_twice_is_sent_once()
    {
        await using var world = await TeamsWorld.StartAsync();
        var (customer, caseId) = await ClaimedAsync(world);
        foreach (var text in new[] { "only once", "//only one note" })
        {
            var message = world.Message(text, conversation: world.Threads[0]);
            await world.World.TakenAsync(message);
            await world.World.TakenAsync(message);
        }

        await world.SettledAsync();
        Assert.Single(await TeamsWorld.TextsOf(customer), text => text == "only once");
        Assert.Single(await world.Cases.ListNotesAsync(caseId, Never));
        Assert.Equal(["🔒 Noted. Only your team sees it."], world.Said());
    }

    [Theory]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    public async Task What_is_no_message_means_nothing(string type)
    {
        await using var world = await TeamsWorld.StartAsync();
        var (customer, _) = await ClaimedAsync(world);
        var before = (await customer.ReadAllAsync()).Count;
        var changed = world.Message("changed my mind", conversation: world.Threads[0]);
        changed["type"] = type;
        await world.World.TakenAsync(changed);
        Assert.Equal(before, (await customer.ReadAllAsync()).Count);
        Assert.Empty(world.Said());
    }

    [Fact]
    public async Task No_customer_s_conversation_begins_in_the_desk_s_channel_and_others_stay_as_they_are()
    {
        await using var world = await TeamsWorld.StartAsync();
        Assert.StartsWith("This channel is the desk.", Assert.Single(await world.TellAsync("my verification was rejected")), StringComparison.Ordinal);
        Assert.Empty(await world.TellAsync("lunch?", calls: false));
        Assert.Empty(await world.TellAsync("lunch?", conversation: $"{TeamsWorld.Channel};messageid=7", calls: false));
        Assert.Empty(await world.World.LogAsync(TeamsWorld.Channel));

        const string Other = "19:other@thread.tacv2;messageid=1";
        await world.TellAsync("lunch?", conversation: Other, calls: false);
        Assert.Empty(await world.World.LogAsync(Other));
        await world.TellAsync("how long does the review take?", conversation: Other);
        await world.UntilAsync(() => world.Said(Other).Any(said => said.Contains("private chat", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_agent_in_Teams_is_here_without_a_page()
    {
        await using var world = await TeamsWorld.StartAsync();
        var presence = world.Server.Services.GetRequiredService<AgentPresence>();
        var (_, caseId) = await ClaimedAsync(world);
        var agent = (await world.CaseAsync(caseId)).Case.Agent!;
        Assert.Equal((AgentStatus.Online, 1, null), (presence.StatusOf(agent.Id), presence.Online, presence.GoneSince(agent.Id)));
        await world.Server.Time.PassAsync(AgentPresence.IdleAfter);
        Assert.Equal((AgentStatus.Offline, 0), (presence.StatusOf(agent.Id), presence.Online));
        Assert.NotNull(presence.GoneSince(agent.Id));
        Assert.Equal("msteams", (await world.CaseAsync(caseId)).Case.Via);
        await world.Server.Pipeline.ActAsync((await world.CaseAsync(caseId)).ConversationId, new ReplyToCustomer(agent, "at the page"), null, Never);
        Assert.Null((await world.CaseAsync(caseId)).Case.Via);
    }

    private static string CardLine(TeamsWorld world) => Bubbles.CardWorld.Lines(world.Card())[1];

    private static async Task<(Clients.DirectLineClient Customer, string CaseId)> ClaimedAsync(TeamsWorld world, string claim = "Claim")
    {
        await world.AgentAsync("Ben");
        var found = await world.CustomerAsync();
        await world.PressAsync(claim);
        await world.SettledAsync();
        return found;
    }
}
