using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>A whole case without a mouse: every key of the map does what the list of keys says.</summary>
public sealed class KeyboardTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    private const string IsIn = "region => document.activeElement.closest('[data-region]')?.dataset.region === region";

    [Fact]
    public async Task A_case_is_worked_on_from_the_queue_to_its_end_by_keys_alone()
    {
        await using var first = await server.WaitAsync(theatre);
        await using var second = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        async Task Press(params string[] keys)
        {
            foreach (var key in keys)
            {
                await agent.Page.Keyboard.PressAsync(key);
            }
        }

        // j, k, Enter: to a case and into it; Escape: back to its row.
        await Expect(agent.Rows).ToHaveCountAsync(2);
        await Press("j", "j");
        await Expect(agent.Rows.Last).ToBeFocusedAsync();
        await Press("k");
        await Expect(agent.Rows.First).ToBeFocusedAsync();
        await Press("Enter");
        await Expect(agent.Card).ToBeVisibleAsync();

        // s, t, ]: the card, the transcript and the panel, away and back.
        await Press("s");
        await Expect(agent.Card.Locator("dl")).ToHaveCountAsync(0);
        await Press("s");
        await Expect(agent.Card.Locator("dl")).ToBeVisibleAsync();
        await Press("t");
        await Expect(agent.Log.Locator(".turn.assistant").First).ToBeVisibleAsync();
        await Press("t");
        await Expect(agent.Log.Locator(".turn.assistant")).ToHaveCountAsync(0);
        await Press("]");
        await Expect(agent.Panel).ToHaveCountAsync(0);
        await Press("]");
        await Expect(agent.Panel).ToBeVisibleAsync();

        // c, and what is written: r, n, / and Ctrl Enter. In a box letters are letters.
        await Press("c");
        await Expect(agent.Box).ToBeFocusedAsync();
        await agent.Page.Keyboard.TypeAsync("nbez");
        await Expect(agent.Box).ToHaveValueAsync("nbez");
        await Press("Control+Enter");
        await Expect(agent.Log.Locator(".turn.agent[data-sequence]")).ToContainTextAsync("nbez");
        await Press("Escape", "n");
        await Expect(agent.Page.Locator("#tab-note")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(agent.Box).ToBeFocusedAsync();
        await Press("Escape", "r");
        await Expect(agent.Page.Locator("#tab-reply")).ToHaveAttributeAsync("aria-selected", "true");
        await Press("Escape", "/");
        await Expect(agent.Page.Locator("#canned")).ToBeVisibleAsync();
        await Press("Escape");
        await Expect(agent.Page.Locator("#canned")).ToHaveCountAsync(0);

        // u: to the case of one's own with something new.
        await Press("Escape");
        await agent.PressAsync("g", "m");
        await Expect(agent.Page.Locator("#list-title")).ToHaveTextAsync("Mine");
        await first.Message.FillAsync("Are you there?");
        await first.Message.PressAsync("Enter");
        await Expect(agent.Rows.Locator(".dot")).ToHaveCountAsync(1);
        await Press("u");
        await Expect(agent.Rows.First).ToBeFocusedAsync();
        await Press("Enter");
        await Expect(agent.Log).ToContainTextAsync("Are you there?");

        // F6 goes round, and back with Shift.
        foreach (var region in new[] { "header", "timeline", "composer", "panel", "rail", "list" })
        {
            await Press("F6");
            await agent.UntilAsync(IsIn, region);
        }

        await Press("Shift+F6");
        await agent.UntilAsync(IsIn, "rail");

        // a, z, b, e ask before they do something; Escape says no.
        await Press("Escape");
        foreach (var (key, title) in new[] { ("a", "Transfer"), ("z", "Snooze"), ("b", "Return to assistant"), ("e", "Resolve this case?") })
        {
            await Press(key);
            await Expect(agent.Dialog.Locator("h2")).ToHaveTextAsync(title);
            await Press("Escape");
            await Expect(agent.Dialog).ToHaveCountAsync(0);
        }

        await Press("e");
        await Expect(agent.Dialog.Locator("h2")).ToBeVisibleAsync();
        await Press("Control+Enter");
        await Expect(agent.Button("Reopen")).ToBeVisibleAsync();

        // Everywhere else by two letters, and everything from one list.
        foreach (var (key, title) in new[] { ("q", "Queue"), ("a", "All"), ("n", "Mentions"), ("u", "Unattended"), ("p", "Playbooks") })
        {
            await agent.PressAsync("g", key);
            await Expect(agent.Page.Locator("h1")).ToHaveTextAsync(title);
        }

        await Press("Control+k");
        await agent.Page.Keyboard.TypeAsync("to the queue");
        await Press("Enter");
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Queue");
        await agent.PressAsync("g", "s");
        await Expect(agent.Page.Locator("#search")).ToBeFocusedAsync();
        Assert.Empty(agent.Complaints);
    }
}
