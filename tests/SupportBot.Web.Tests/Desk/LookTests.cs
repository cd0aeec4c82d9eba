using System.Text.Json;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>What only eyes would notice: colours, and what covers what.</summary>
public sealed class LookTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task An_icon_has_the_colour_of_the_words_beside_it(ColorScheme scheme)
    {
        await using var agent = await OpenAsync(new() { ColorScheme = scheme });
        Assert.True(await agent.Page.EvaluateAsync<bool>(
            "[...document.querySelectorAll('.row .icon path')].every((path) => getComputedStyle(path).stroke === getComputedStyle(path.closest('span')).color)"));
        await Expect(agent.Page.Locator(".row .due.late .icon")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(1024)]
    [InlineData(768)]
    public async Task Messages_of_the_desk_cover_nothing_of_the_conversation(int width)
    {
        await using var agent = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await SocketTap.SayAsync(agent, new { type = "alert", alert = "late", row = Row() });
        await Expect(agent.Page.Locator(".toast")).ToBeVisibleAsync();
        Assert.True(await agent.Page.EvaluateAsync<bool>(
            "document.querySelector('.toasts').getBoundingClientRect().right <= document.querySelector('.thread').getBoundingClientRect().left"));
        Assert.Empty(await agent.FaultsAsync());
    }

    private async Task<AgentAtDesk> OpenAsync(BrowserNewContextOptions options)
    {
        var agent = await AgentAtDesk.ArriveAsync(theatre, server, options);
        await SocketTap.TapAsync(agent);
        await agent.Page.RouteAsync("**/desk/api/cases?**", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = JsonSerializer.Serialize(new { rows = new[] { Row() }, total = 1, counts = new { waiting = 1, mine = 0, assistant = 0 } }),
        }));
        await agent.GoAsync("/desk");
        await agent.SignInAsync("ben");
        await Expect(agent.Rows).ToHaveCountAsync(1);
        return agent;
    }

    private static object Row()
    {
        var at = DateTimeOffset.UtcNow.AddHours(-1);
        return new
        {
            id = "7F3K",
            conversationId = "v",
            status = "waiting",
            trigger = "asked",
            priority = 0,
            openedAt = at,
            waitingSince = at,
            statusSince = at,
            rejections = 3,
            reason = new { topic = "reasons/glare", name = "Glare on the photo" },
            locale = "en",
            localeName = "English",
            channel = "directline",
            verified = true,
            customer = "Visitor 7F3K2",
            lastLine = "hello",
            dueAt = at.AddMinutes(15),
            updatedAt = at,
        };
    }
}
