using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>The playbooks: what the assistant tells customers, to read, to search and to copy.</summary>
public sealed class PlaybookTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    public static TheoryData<string, int, int, bool> Looks => new() { { "en-GB", 1440, 900, false }, { "zh-CN", 1440, 900, true }, { "en-GB", 768, 900, true }, { "zh-CN", 320, 256, false } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off(string locale, int width, int height, bool isDark)
    {
        var options = new BrowserNewContextOptions { Locale = locale, ViewportSize = new() { Width = width, Height = height }, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light };
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, options: options);
        await agent.GoAsync("/desk?page=playbooks");
        await Expect(agent.Page.Locator("#playbook")).ToBeVisibleAsync();
        Assert.Empty(await agent.FaultsAsync());
        foreach (var part in await agent.Page.Locator("summary").AllAsync())
        {
            await part.ClickAsync();
        }

        Assert.Empty(await agent.FaultsAsync());
        Assert.True(await agent.Page.Locator(".page").EvaluateAsync<bool>("page => page.scrollWidth <= page.clientWidth"));
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task An_agent_reads_a_reason_in_two_languages_and_follows_it_to_what_comes_next()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        await agent.PressAsync("g", "p");
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Playbooks");
        await agent.Button("Glare on the photo").ClickAsync();
        var step = agent.Page.Locator(".said-texts li", new() { HasText = "reasons/glare/step.no-flash" });
        await Expect(step.Locator("p[lang=en]")).ToHaveTextAsync("Turn the flash off, because it causes glare.");
        await Expect(step.Locator("p[lang=zh-Hans]")).ToContainTextAsync("闪光灯");
        await Expect(step.Locator(".source")).ToContainTextAsync("Facts: D6");
        await agent.Page.Locator(".facts summary").First.ClickAsync();
        await Expect(agent.Page.Locator(".facts dt", new() { HasTextRegex = new("^D6$") })).ToBeVisibleAsync();
        await agent.Page.Locator(".then").GetByRole(AriaRole.Button, new() { Name = "Checklist before sending" }).ClickAsync();
        await Expect(agent.Page.Locator("#playbook-checklist > summary")).ToBeFocusedAsync();
        await Expect(agent.Page.Locator("#playbook-checklist")).ToContainTextAsync("checklist/item.no-glare");
        await Expect(agent.Page.Locator(".playbooks textarea, .playbooks input:not(#search)")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_text_is_found_by_its_words()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        await agent.GoAsync("/desk?page=playbooks");
        await agent.Page.Locator("#search").FillAsync("闪光灯 D6");
        await Expect(agent.Page.Locator(".said-texts li").First).ToContainTextAsync("flash");
        await Expect(agent.Page.Locator("[role=status]").Filter(new() { HasText = "match" })).ToBeVisibleAsync();
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.Locator("#search").FillAsync("no such words anywhere");
        await Expect(agent.Page.Locator("[role=status]").Filter(new() { HasText = "Nothing matches." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reply_of_the_reason_is_copied_and_one_that_needs_a_case_is_not_offered()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server);
        await agent.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await agent.GoAsync("/desk?page=playbooks");
        await agent.Button("Glare on the photo").ClickAsync();
        var reply = agent.Page.Locator(".replies li", new() { HasText = "Name the reason" });
        await reply.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(reply).ToContainTextAsync("Copied");
        Assert.Contains("this reason: Glare on the photo", await agent.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        var lacking = agent.Page.Locator(".replies li", new() { HasText = "Confirm the document" });
        await Expect(lacking).ToContainTextAsync("only in a case: document");
        await Expect(lacking.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }
}
