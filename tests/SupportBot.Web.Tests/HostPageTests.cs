using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>What a page can do with the widget that stands on it.</summary>
public sealed class HostPageTests(Theatre theatre)
{
    [Fact]
    public async Task A_page_opens_the_chat_with_a_draft_and_hears_what_happens()
    {
        await using var visitor = await theatre.AdmitAsync();
        await visitor.Page.AddInitScriptAsync(
            """
            window.heard = [];
            (window.supportBot = window.supportBot || []).push((bot) => {
              for (const name of ['ready', 'open', 'close', 'message', 'resolved', 'rating']) bot.on(name, () => window.heard.push(name));
            });
            """);
        await visitor.GoAsync();
        await visitor.Page.EvaluateAsync("supportBot.open({ draft: 'It was approved' })");
        await Expect(visitor.AssistantTurns.First).ToBeVisibleAsync();
        await Expect(visitor.Message).ToHaveValueAsync("It was approved");
        await visitor.Message.PressAsync("Enter");
        await visitor.Button("Good").ClickAsync();
        await visitor.Page.EvaluateAsync("supportBot.close()");
        await Expect(visitor.Page.Locator("support-bot iframe")).ToBeHiddenAsync();
        await visitor.Page.WaitForFunctionAsync("heard.includes('rating') && heard.includes('close')");
        Assert.Equal(["open", "ready", "message", "resolved", "rating", "close"], (await visitor.Page.EvaluateAsync<string[]>("heard")).Distinct());
    }

    [Fact]
    public async Task The_launcher_makes_room_for_what_stands_below_it()
    {
        await using var visitor = await theatre.AdmitAsync();
        await visitor.GoAsync();
        var before = await visitor.Launcher.BoundingBoxAsync();
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const banner = document.createElement('div');
              banner.style.cssText = 'position:fixed;left:0;right:0;bottom:0;height:90px';
              document.body.append(banner);
              supportBot.avoid(banner);
            }
            """);
        await visitor.Page.WaitForFunctionAsync("document.querySelector('support-bot').style.getPropertyValue('--lift') === '90px'");
        var after = await visitor.Launcher.BoundingBoxAsync();
        Assert.InRange(before!.Y - after!.Y, 60, 95);
    }

    [Fact]
    public async Task The_chat_stays_open_on_the_next_page_and_destroy_takes_it_away()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.GoAsync("/zh");
        await Expect(visitor.AssistantTurns.First).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("supportBot.destroy()");
        await Expect(visitor.Page.Locator("support-bot")).ToHaveCountAsync(0);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.supportBot === undefined"));
    }

    [Fact]
    public async Task Only_the_page_around_it_can_talk_to_the_frame()
    {
        await using var visitor = await theatre.OpenAsync();
        await visitor.ChooseAsync("Glare on the photo");
        await visitor.Page.EvaluateAsync(
            """
            () => {
              const frame = document.querySelector('support-bot').shadowRoot.querySelector('iframe').contentWindow;
              for (const message of [null, 1, 'logout', { type: 'logout' }, { type: 'supportbot:hello' }, { type: 'supportbot:hello', locales: [], identified: true, open: true }]) {
                frame.postMessage(message, '*', [new MessageChannel().port1]);
              }
            }
            """);
        await visitor.SayAsync("how long does it take");
        Assert.Equal(3, await visitor.AssistantTurns.CountAsync());
        Assert.Empty(visitor.Complaints);
    }
}
