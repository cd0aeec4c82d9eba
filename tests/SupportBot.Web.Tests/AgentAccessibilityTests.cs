using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>As <see cref="AccessibilityTests"/>, for what is there only with agents.</summary>
public sealed class AgentAccessibilityTests(Theatre theatre, TestBot bots)
{
    [Theory]
    [MemberData(nameof(AccessibilityTests.Looks), MemberType = typeof(AccessibilityTests))]
    public async Task Axe_finds_nothing_while_agents_take_part(string look)
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync(), AccessibilityTests.Options(look));
        var bot = await bots.MeetAsync(visitor, look == "chinese" ? "/zh" : "/");
        var faults = new List<string>();
        async Task Check(string state) => faults.AddRange((await Axe.CheckAsync(visitor)).Select(fault => $"{state}: {fault}"));

        await bot.SayAsync("You're in line: 3rd.", new { owner = "queue", queue = new { place = 3, @case = "7F3K2M9QXA" } });
        await Expect(visitor.Frame.Locator(".choices button")).ToHaveCountAsync(2);
        await Check("in line");
        await visitor.Frame.Locator(".round").First.ClickAsync();
        await Expect(visitor.Frame.Locator(".case .link")).ToBeVisibleAsync();
        await Check("menu with a case");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await bot.SayAsync("Ben from Support joined.", new { owner = "agent", agent = "Ben" });
        await bot.SayAsync("Hello, I am here now.", new { agent = "Ben" }, from: "Ben");
        await bot.TypeAsync("Ben");
        await Expect(visitor.Frame.Locator(".writing")).ToBeVisibleAsync();
        await Check("agent is there");
        await bot.SayAsync("Ben closed your case.", new { step = new { name = "check", number = 3, of = 5 }, resolved = "7F3K2M9QXA" });
        await visitor.Frame.Locator(".faces button").First.ClickAsync();
        await Check("rating of the agent");
        var small = await visitor.Panel.EvaluateAsync<string[]>(
            "panel => [...panel.querySelectorAll('button:not(.link)')].filter((button) => button.offsetParent && (button.offsetHeight < 44 || button.offsetWidth < 44)).map((button) => button.textContent || button.ariaLabel)");
        Assert.Empty(small);
        Assert.Equal(0, await visitor.Panel.EvaluateAsync<int>("panel => panel.scrollWidth - panel.clientWidth"));
        Assert.Empty(faults);
        Assert.Empty(visitor.Complaints);
    }
}
