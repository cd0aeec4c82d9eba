using System.Text.Json;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>Two hundred ways to smuggle a script in, as text of the bot, as buttons, as points of the checklist and as messages of the customer: all inert.</summary>
public sealed class HostileTextTests(Theatre theatre)
{
    [Fact]
    public async Task Nothing_that_anyone_wrote_is_ever_markup()
    {
        var payloads = HostileTexts.All;
        Assert.Equal(200, payloads.Count);
        await using var visitor = await theatre.AdmitAsync();
        var frames = payloads.Select((payload, at) => Frame(at, payload)).ToArray();
        await visitor.Page.RouteWebSocketAsync("**/stream*", socket =>
        {
            foreach (var frame in frames)
            {
                socket.Send(frame);
            }
        });
        await visitor.GoAsync();
        await visitor.OpenAsync();
        await Expect(visitor.Log.Locator(".assistant .bubble")).ToHaveCountAsync(payloads.Count * 2);

        Assert.Equal(0, await visitor.Panel.EvaluateAsync<int>("panel => panel.querySelectorAll('script, iframe, img, object, embed, link, style, base, video, details, math, form:not(.composer)').length"));
        Assert.Equal(0, await visitor.Panel.EvaluateAsync<int>("panel => [...panel.querySelectorAll('*')].filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on'))).length"));
        var hosts = await visitor.Panel.EvaluateAsync<string[]>("panel => [...panel.querySelectorAll('a')].map((link) => link.protocol + link.host)");
        Assert.All(hosts, host => Assert.Equal("https:www.binance.com", host));
        foreach (var bubble in await visitor.Log.Locator(".assistant .bubble > p").AllTextContentsAsync())
        {
            Assert.Contains(payloads, payload => payload.Contains(bubble, StringComparison.Ordinal) || bubble.Contains("binance.com", StringComparison.Ordinal));
        }

        Assert.Empty(visitor.Complaints);
        Assert.All(visitor.Requests, address => Assert.DoesNotContain("evil", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_customer_writes_is_shown_as_written()
    {
        await using var visitor = await theatre.OpenAsync();
        foreach (var script in HostileTexts.Scripts.Take(8))
        {
            await visitor.SayAsync(script);
            await Expect(visitor.Log.Locator(".customer .bubble").Last).ToContainTextAsync(script);
        }

        await visitor.Page.ReloadAsync();
        await Expect(visitor.AssistantTurns.First).ToBeVisibleAsync();
        Assert.Empty(visitor.Complaints);
        Assert.Equal(0, await visitor.Log.EvaluateAsync<int>("log => log.querySelectorAll('script, iframe, img, svg:not(.icon)').length"));
    }

    private static string Frame(int at, string payload)
    {
        object Activity(int number, object? channelData) => new
        {
            type = "message",
            id = $"x|{number:D7}",
            from = new { id = payload, name = payload, role = "bot" },
            text = payload,
            locale = at % 2 == 0 ? payload : "en",
            suggestedActions = new { actions = new[] { new { type = "imBack", title = payload, value = payload } } },
            channelData,
        };

        var data = new { supportBot = new { step = new { name = payload, number = 1, of = 5 }, choices = new[] { payload }, checklist = new[] { new { id = payload, text = payload } } } };
        return JsonSerializer.Serialize(new { activities = new[] { Activity((2 * at) + 1, null), Activity((2 * at) + 2, data) }, watermark = $"{(2 * at) + 2}" });
    }
}
