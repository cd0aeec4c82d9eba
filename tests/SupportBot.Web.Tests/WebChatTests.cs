using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>The official Web Chat works against the same server, so a site may use it instead of the widget.</summary>
public sealed class WebChatTests(Theatre theatre)
{
    private const string Host =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Web Chat</title><div id="chat" style="height:700px"></div>
        <script src="/web-chat-test.js"></script>
        <script>
          (async () => {
            const stored = sessionStorage.getItem('resume');
            const headers = { 'Content-Type': 'application/json' };
            const ticket = await (await fetch('/widget/token', { method: 'POST', headers, body: JSON.stringify(stored ? { resume: stored } : {}) })).json();
            sessionStorage.setItem('resume', ticket.resume);
            const directLine = WebChat.createDirectLine({ token: ticket.token, domain: location.origin + '/v3/directline' });
            WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('chat'));
          })();
        </script></html>
        """;

    [Fact]
    public async Task The_official_web_chat_holds_a_conversation_and_keeps_it_over_a_reload()
    {
        var bundle = await WebChat.BundleAsync();
        await using var visitor = await theatre.AdmitAsync();
        var page = visitor.Page;
        await page.RouteAsync("**/web-chat-test", route => route.FulfillAsync(new() { Body = Host, ContentType = "text/html" }));
        await page.RouteAsync("**/web-chat-test.js", route => route.FulfillAsync(new() { Path = bundle, ContentType = "text/javascript" }));
        await visitor.GoAsync("/web-chat-test");

        var transcript = page.GetByRole(AriaRole.Main).Or(page.Locator("#chat")).First;
        await Expect(transcript).ToContainTextAsync("Which reason did they show you?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Glare on the photo", Exact = true }).Last.ClickAsync();
        await Expect(transcript).ToContainTextAsync("So it is glare.");
        var box = page.GetByRole(AriaRole.Textbox).First;
        await box.FillAsync("how long does it take");
        await box.PressAsync("Enter");
        await Expect(transcript).ToContainTextAsync("2-30 minutes");
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(transcript).ToContainTextAsync("So it is glare.");
        await Expect(transcript).ToContainTextAsync("2-30 minutes");
    }
}
