using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>What agents tell one another: notes that call a colleague, and what they know of the customer's end of the line.</summary>
public sealed class TeamworkTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_colleague_is_called_by_keyboard_hears_it_and_finds_the_case()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var ben = await AgentAtDesk.ClaimAsync(theatre, server);
        await using var ada = await AgentAtDesk.SignInAsync(theatre, server, "ada");
        await Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "Mentions", Exact = true })).ToBeVisibleAsync();

        await ben.Page.Keyboard.PressAsync("Escape");
        await ben.Page.Keyboard.PressAsync("n");
        await Expect(ben.Box).ToBeFocusedAsync();
        await ben.Page.Keyboard.TypeAsync("Does this look right, @a");
        var list = ben.Page.GetByRole(AriaRole.Listbox, new() { Name = "Colleagues whom you can mention" });
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(list.GetByRole(AriaRole.Option)).ToContainTextAsync("Ada");
        await Expect(ben.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 colleague. Enter mentions." })).ToHaveCountAsync(1);
        Assert.Empty(await ben.FaultsAsync());
        await ben.Page.Keyboard.PressAsync("Enter");
        await Expect(ben.Box).ToHaveValueAsync("Does this look right, @Ada ");
        await Expect(list).ToHaveCountAsync(0);
        await ben.Page.Keyboard.TypeAsync("?");
        // She reads who calls, wherever she is, for as long as the words stand.
        var words = Expect(ada.Page.Locator(".toast")).ToContainTextAsync("Ben mentioned you in a note");
        await ben.Page.Keyboard.PressAsync("Control+Enter");
        await words;
        await Expect(ben.Log.Locator(".note .mention")).ToHaveTextAsync("@Ada");
        await Expect(ben.Box).ToHaveValueAsync("");

        // The list keeps it for her.
        var mentions = ada.Page.Locator(".rail-link[title=Mentions]");
        await Expect(mentions.Locator(".badge")).ToContainTextAsync("1");
        Assert.Empty(await ada.FaultsAsync());
        await mentions.ClickAsync();
        await Expect(ada.Rows.Locator(".called")).ToHaveCountAsync(1);
        Assert.Empty(await ada.FaultsAsync());
        await ada.Rows.First.ClickAsync();
        await Expect(ada.Log.Locator(".note .mention.me")).ToHaveTextAsync("@Ada");
        await Expect(mentions.Locator(".badge")).ToHaveCountAsync(0);
        await ada.Page.ReloadAsync();
        await Expect(ada.Log.Locator(".mention.me")).ToBeVisibleAsync();
        await Expect(mentions.Locator(".badge")).ToHaveCountAsync(0);
        Assert.DoesNotContain("look right", string.Concat(await visitor.ServerTranscriptAsync()), StringComparison.Ordinal);
        Assert.Empty(ben.Complaints);
        Assert.Empty(ada.Complaints);
        await ben.ResolveAsync();
    }

    [Fact]
    public async Task A_note_that_calls_nobody_known_is_kept_and_says_whom_it_missed()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Page.GetByRole(AriaRole.Tab, new() { Name = "Note" }).ClickAsync();
        await agent.Box.PressSequentiallyAsync("@Zebra");
        await Expect(agent.Page.Locator("#colleagues")).ToContainTextAsync("No colleague has this name.");
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(agent.Page.Locator("#colleagues")).ToHaveCountAsync(0);
        await agent.Box.PressSequentiallyAsync(" knows more");
        await agent.Button("Add note").ClickAsync();
        await Expect(agent.Log.Locator(".note")).ToContainTextAsync("@Zebra knows more");
        await Expect(agent.Page.Locator("#composer-problem")).ToHaveTextAsync("The note is saved, but nobody here is called Zebra, so nobody was told.");
        Assert.Empty(await agent.FaultsAsync());
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task An_agent_sees_when_a_reply_was_delivered_and_when_it_was_seen()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await visitor.Button("Minimise").ClickAsync();
        await Expect(visitor.Panel).Not.ToBeVisibleAsync();
        await agent.ReplyAsync("Which document did you use?");
        var state = agent.Log.Locator(".turn.agent .state").Last;
        await Expect(state).ToHaveTextAsync("Delivered");
        Assert.Empty(await agent.FaultsAsync());
        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Log).ToContainTextAsync("Which document did you use?");
        // It lies below what stands on the screen, so nobody saw it yet.
        await Expect(state).ToHaveTextAsync("Delivered");
        await visitor.Button("Go to the latest message").ClickAsync();
        await Expect(state).ToHaveTextAsync("Seen");
        Assert.Empty(await agent.FaultsAsync());
        // What was said before has an icon with a name.
        await agent.ReplyAsync("And when did you send it in?");
        await Expect(agent.Log.Locator(".turn.agent .state .unseen")).ToHaveTextAsync("Seen");
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task A_reply_for_a_customer_who_left_stays_sent()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await visitor.Page.CloseAsync();
        await Expect(agent.Page.Locator(".whereabouts")).ToContainTextAsync("Left");
        await agent.ReplyAsync("I am still here.");
        await Expect(agent.Log.Locator(".turn.agent .state").Last).ToHaveTextAsync("Sent");
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task An_agent_sees_where_the_customer_is()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        await agent.Rows.Last.ClickAsync();
        var presence = agent.Page.Locator(".whereabouts");
        await Expect(presence).ToContainTextAsync("At the step “Manual review”.");
        await visitor.SayAsync("checklist");
        await Expect(presence).ToContainTextAsync("At the step “Check”.");
        await agent.Button("Claim").ClickAsync();
        await agent.ResolveAsync();
    }

    [Fact]
    public async Task Customers_without_an_answer_stand_in_a_list_of_their_own()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.PressAsync("g", "u");
        await Expect(agent.Page.Locator("#list-title")).ToHaveTextAsync("Unattended");
        await Expect(agent.Rows).ToHaveCountAsync(1);
        await agent.Rows.First.ClickAsync();
        await agent.ReplyAsync("Here I am.");
        await agent.Page.Mouse.MoveAsync(900, 300);
        await Expect(agent.Page.Locator(".nothing")).ToHaveTextAsync("Every customer has an answer.");
        Assert.Empty(await agent.FaultsAsync());
        await agent.ResolveAsync();
    }
}
