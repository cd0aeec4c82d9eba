using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>A customer in one browser, an agent in another, and the real server between them.</summary>
public sealed class HandoverTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_customer_is_handed_over_helped_and_given_back_at_the_same_step()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        await using var visitor = await server.WaitAsync(theatre);

        // The agent claims, and knows everything at a glance.
        await agent.Rows.First.ClickAsync();
        await agent.Button("Claim").ClickAsync();
        await Expect(agent.Box).ToBeFocusedAsync();
        await Expect(agent.Card).ToContainTextAsync("asked for a person");
        await Expect(agent.Panel).ToContainTextAsync("Face check not passed");
        await Expect(agent.Card.Locator("dl")).ToContainTextAsync("3 in a row");
        await Expect(agent.Card.Locator("dl")).ToContainTextAsync("not asked");
        var lines = await agent.Page.EvaluateAsync<int>("async () => (await (await fetch('/desk/api/cases/' + location.pathname.split('/').at(-1))).json()).card.lines.length");
        await Expect(agent.Card.Locator("dt")).ToHaveCountAsync(Math.Min(lines, 7));
        await Expect(agent.Log).ToContainTextAsync("my face check failed and this is my third rejection in a row");
        await Expect(visitor.Log).ToContainTextAsync("Ben from our team has joined");

        // They talk, both ways, and the assistant keeps quiet.
        var turns = await visitor.AssistantTurns.CountAsync();
        await agent.ReplyAsync("Hello, I am Ben. Which document did you use?");
        await Expect(visitor.Log).ToContainTextAsync("Which document did you use?");
        await visitor.Message.FillAsync("My passport");
        await visitor.Message.PressAsync("Enter");
        await Expect(agent.Log.Locator(".turn.customer").Last).ToContainTextAsync("My passport");
        Assert.InRange(await visitor.AssistantTurns.CountAsync(), turns, turns + 1);

        // A note is for the team only.
        await agent.Page.GetByRole(AriaRole.Tab, new() { Name = "Note" }).ClickAsync();
        await agent.Box.FillAsync("Seems to use an old app.");
        await agent.Button("Add note").ClickAsync();
        await Expect(agent.Log.Locator(".note")).ToContainTextAsync("Seems to use an old app.");

        // The conversation goes back to where it was.
        await agent.Button("Return to assistant").ClickAsync();
        await agent.Dialog.Locator("textarea").FillAsync("use the web upload");
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(visitor.Log).ToContainTextAsync("Ben has handed you back to me and noted: “use the web upload”");
        await Expect(visitor.LastAnswer).ToContainTextAsync("Have you contacted Binance customer service?");
        await Expect(agent.Page.Locator(".closed-reply, .composer-head")).Not.ToHaveCountAsync(0);
        await visitor.SayAsync("I have contacted them");
        await Expect(visitor.LastAnswer).ToContainTextAsync("working days");
        Assert.DoesNotContain("old app", string.Concat(await visitor.TranscriptAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("old app", string.Concat(await visitor.ServerTranscriptAsync()), StringComparison.Ordinal);
        Assert.Empty(agent.Complaints);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_slower_of_two_reads_who_was_faster_and_can_read_along()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var slow = await AgentAtDesk.ArriveAsync(theatre, server);
        // This page hears nothing of what happens, as on a bad line.
        await slow.Page.RouteWebSocketAsync("**/desk/api/events**", _ => { });
        await slow.SignInAsync("ben");
        await slow.Rows.First.ClickAsync();
        await Expect(slow.Button("Claim")).ToBeEnabledAsync();
        await using var fast = await AgentAtDesk.SignInAsync(theatre, server, "ada");
        await fast.GoAsync(new Uri(slow.Page.Url).PathAndQuery);
        await fast.Button("Claim").ClickAsync();
        await Expect(fast.Box).ToBeVisibleAsync();

        await slow.Button("Claim").ClickAsync();
        await Expect(slow.Page.Locator(".lost")).ToContainTextAsync("Ada took this");
        Assert.Empty(await slow.FaultsAsync());
        await slow.Button("Open read-only").ClickAsync();
        await Expect(slow.Page.Locator(".closed-reply")).ToContainTextAsync("Ada has this case.");
        await fast.ResolveAsync();
    }

    [Fact]
    public async Task What_was_written_before_a_new_message_is_not_sent_until_that_was_read()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Box.FillAsync("Please send it once more");
        await visitor.Message.FillAsync("Wait, it was approved");
        await visitor.Message.PressAsync("Enter");
        var bar = agent.Page.Locator(".notice.bar");
        await Expect(bar).ToContainTextAsync("Read it, then send.");
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Box).ToHaveValueAsync("Please send it once more");
        await bar.GetByRole(AriaRole.Button).ClickAsync();
        await agent.ReplyAsync("Good to hear");
        Assert.DoesNotContain("once more", string.Concat(await visitor.ServerTranscriptAsync()), StringComparison.Ordinal);
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task Replies_written_without_a_network_are_sent_once_and_in_order_when_it_is_back()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Context.SetOfflineAsync(true);
        foreach (var text in new[] { "first of two", "second of two" })
        {
            await agent.Box.FillAsync(text);
            await agent.Page.Keyboard.PressAsync("Control+Enter");
        }

        await Expect(agent.Page.Locator(".turn.queued")).ToHaveCountAsync(2);
        await Expect(agent.Page.Locator(".line-bar p")).ToBeVisibleAsync();
        await agent.Context.SetOfflineAsync(false);
        await Expect(agent.Page.Locator(".turn.agent[data-sequence]")).ToHaveCountAsync(2);
        await Expect(agent.Page.Locator(".turn.queued, .turn.sent")).ToHaveCountAsync(0);
        var said = (await visitor.ServerTranscriptAsync()).Where(line => line.Contains("of two", StringComparison.Ordinal)).Select(line => line.Split(": ")[1]);
        Assert.Equal(["first of two", "second of two"], said);
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task A_ready_reply_is_filled_from_the_case_and_one_with_an_empty_variable_is_held_back()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Box.FillAsync("/confirm the document");
        await Expect(agent.Page.Locator(".canned [role=option]")).ToContainTextAsync("not known: document");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.Locator("#composer-problem")).ToContainTextAsync("is not known in this case: document");
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await agent.Box.FillAsync("/name the reason");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Box).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Face check not passed"));
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(visitor.Log).ToContainTextAsync("this reason: Face check not passed");
        Assert.DoesNotContain("{", string.Concat(await visitor.ServerTranscriptAsync()), StringComparison.Ordinal);
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task A_draft_is_kept_for_its_case_over_a_reload()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Box.FillAsync("half a sentence");
        await agent.Page.ReloadAsync();
        await Expect(agent.Box).ToHaveValueAsync("half a sentence");
        await agent.Page.GetByRole(AriaRole.Tab, new() { Name = "Note" }).ClickAsync();
        await Expect(agent.Box).ToHaveValueAsync("");
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task Dialogs_are_confirmed_by_the_keys_that_send_and_escape_keeps_the_case_open()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.ReplyAsync("Hello.");
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("z");
        await Expect(agent.Dialog).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("Meta+Enter");
        await Expect(agent.Button("Wake up")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("b");
        await agent.Dialog.Locator("textarea").FillAsync("use the web upload");
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(visitor.Log).ToContainTextAsync("noted: “use the web upload”");

        // Who gave the case back can close it, which the customer reads without being asked anything.
        await Expect(agent.Button("Resolve")).ToBeEnabledAsync();
        await agent.Page.Keyboard.PressAsync("e");
        await Expect(agent.Dialog).ToContainTextAsync("reads that the case is closed");
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Button("Reopen")).ToBeVisibleAsync();
        await Expect(visitor.LastAnswer).ToContainTextAsync("Ben has closed your case.");
        await Expect(visitor.Choice("I have contacted them")).ToBeVisibleAsync();
        await Expect(visitor.Frame.Locator(".rating")).ToContainTextAsync("How was it with Ben?");
    }

    [Fact]
    public async Task The_card_leads_to_what_the_customer_said()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Card.Locator(".evidence").ClickAsync();
        await Expect(agent.Log.Locator(".turn.customer:focus")).ToContainTextAsync("my face check failed");
        await Expect(agent.Panel.Locator(".attempts")).ToContainTextAsync("3 in a row, as told: Face check not passed");
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task A_resolved_case_can_be_reopened()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.ResolveAsync();
        await Expect(agent.Page.Locator(".actions")).ToContainTextAsync("Resolved by Ben. Reopens if Visitor");
        Assert.Empty(await agent.FaultsAsync());
        await agent.Button("Reopen").ClickAsync();
        await Expect(agent.Button("Resolve")).ToBeVisibleAsync();
    }
}
