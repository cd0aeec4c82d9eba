using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>What comes while the chat is closed: it is counted on the launcher and in the title, also on another page, and nobody else is asked about.</summary>
public sealed class NewsTests(Theatre theatre, TestBot bots)
{
    [Fact]
    public async Task A_reminder_on_another_page_load_is_counted_without_opening_anything()
    {
        await using var visitor = await theatre.AdmitAsync(await bots.AddressAsync());
        var bot = await bots.MeetAsync(visitor);
        await bot.SayAsync("What does the rejection say?");
        await Expect(visitor.AssistantTurns).ToHaveCountAsync(1);
        await visitor.Page.CloseAsync();
        await bot.SayAsync("It has been 24 hours. Did it pass?");
        var later = await visitor.NewTabAsync();
        await later.GoAsync();
        await Expect(later.Page.Locator("support-bot .badge")).ToHaveTextAsync("1");
        await Expect(later.Launcher).ToHaveAccessibleNameAsync("Help with a rejected verification, 1 new message");
        await later.UntilAsync("document.title.startsWith('(1) ')");
        await Expect(later.Page.Locator("support-bot iframe")).ToBeHiddenAsync();
        await bot.SayAsync("Are you there?");
        await Expect(later.Page.Locator("support-bot .badge")).ToHaveTextAsync("2");
        await later.Launcher.ClickAsync();
        await Expect(later.Log).ToContainTextAsync("Did it pass?");
        await Expect(later.Page.Locator("support-bot .badge")).ToBeHiddenAsync();
        await later.UntilAsync("!document.title.startsWith('(')");
    }

    [Fact]
    public async Task A_conversation_that_can_no_longer_be_read_is_not_replaced_until_the_visitor_wants_to_talk()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.Log.EvaluateAsync("() => { const key = Object.keys(localStorage).find((name) => name.endsWith(':resume')); localStorage.setItem(key, 'forged'); }");
        await visitor.Page.CloseAsync();
        var later = await visitor.NewTabAsync();
        var refused = 0;
        later.Page.Response += (_, response) => refused += response.Url.EndsWith("/widget/token", StringComparison.Ordinal) && response.Status == 403 ? 1 : 0;
        await later.GoAsync();
        await Visitor.UntilAsync(() => refused == 1);
        await later.UntilAsync("document.readyState === 'complete'");
        Assert.DoesNotContain(later.Requests, address => address.EndsWith("/v3/directline/conversations", StringComparison.Ordinal));
        await later.OpenAsync();
        Assert.Single(later.Requests, address => address.EndsWith("/v3/directline/conversations", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_logout_and_without_a_conversation_nothing_is_asked_for()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.UntilAsync("localStorage.getItem('supportbot.known') !== null");
        await visitor.Page.EvaluateAsync("supportBot.logout()");
        await visitor.UntilAsync("localStorage.length === 0");
        await visitor.Page.CloseAsync();
        var later = await visitor.NewTabAsync();
        await later.GoAsync();
        await later.UntilAsync("document.readyState === 'complete'");
        await later.Launcher.HoverAsync();
        Assert.Equal(["/", "/demo.css", "/widget.js"], later.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).Select(address => new Uri(address).AbsolutePath).Order());
    }
}
