using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests;

/// <summary>Several tabs of one browser act as one.</summary>
public sealed class TabTests(Theatre theatre)
{
    [Fact]
    public async Task Two_tabs_agree_over_one_socket()
    {
        await using var first = await theatre.OpenAsync();
        var second = await first.NewTabAsync();
        await second.GoAsync();
        await second.OpenAsync();
        Assert.DoesNotContain(second.Requests, IsSocket);

        await second.ChooseAsync("Glare on the photo");
        await Expect(first.LastAnswer).ToContainTextAsync("Tell me when that is done");
        await first.SayAsync("how long does it take");
        await Expect(second.AssistantTurns).ToHaveCountAsync(3);
        Assert.Equal(await first.TranscriptAsync(), await second.TranscriptAsync());
        Assert.Equal(1, first.Requests.Count(IsSocket));
        Assert.DoesNotContain(first.Requests.Concat(second.Requests), address => address.Contains("/activities?watermark", StringComparison.Ordinal));

        await first.Message.FillAsync("written in the first tab");
        await Expect(second.Message).ToHaveValueAsync("written in the first tab");
    }

    [Fact]
    public async Task When_the_first_tab_goes_the_second_takes_over()
    {
        await using var first = await theatre.OpenAsync();
        var second = await first.NewTabAsync();
        await second.GoAsync();
        await second.OpenAsync();
        await first.ChooseAsync("Blurry document photo");
        await first.Page.CloseAsync();
        await second.ChooseAsync("Done");
        await Expect(second.LastAnswer).ToContainTextAsync("How many times in a row");
        await Visitor.UntilAsync(() => second.Requests.Any(IsSocket));
        Assert.Equal(3, await second.AssistantTurns.CountAsync());
    }

    [Fact]
    public async Task News_are_counted_where_nobody_looks_and_forgotten_where_somebody_did()
    {
        await using var first = await theatre.OpenAsync();
        var second = await first.NewTabAsync();
        await second.GoAsync();
        await second.OpenAsync();
        await second.Button("Minimise").ClickAsync();
        await first.Button("Minimise").ClickAsync();

        var seen = (await first.ServerTranscriptAsync()).Length;
        await first.PostBesideAsync("it says glare");
        var news = (await first.ServerTranscriptAsync()).Skip(seen).Count(line => line.StartsWith("assistant", StringComparison.Ordinal));
        foreach (var tab in new[] { first, second })
        {
            await Expect(tab.Launcher).ToHaveAttributeAsync("aria-label", $"Help with a rejected verification, {news} new messages");
            await Expect(tab.Page).ToHaveTitleAsync($"({news}) Help centre (demonstration)");
        }

        await first.Launcher.ClickAsync();
        foreach (var tab in new[] { first, second })
        {
            await Expect(tab.Page).ToHaveTitleAsync("Help centre (demonstration)");
        }

        await Expect(second.Launcher).ToHaveAttributeAsync("aria-label", "Help with a rejected verification");
    }

    private static bool IsSocket(string address) => address.StartsWith("ws", StringComparison.Ordinal);
}
