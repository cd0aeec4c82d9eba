using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>Parts of the desk that are fetched when they are wanted: not before, and with a way out where they cannot be.</summary>
public sealed class LaterTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    private const string Chunk = "**/desk/assets/playbooks-*.js";

    [Fact]
    public async Task Pages_beside_the_desk_are_fetched_when_they_are_wanted_and_once()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, "root");
        await Expect(agent.Page.Locator(".nothing")).ToBeVisibleAsync();
        string[] Fetched(string name) => [.. agent.Requests.Where(address => Regex.IsMatch(address, $@"/desk/assets/{name}-\w+\.js$"))];
        Assert.Single(Fetched("main"));
        string[] later = ["settings", "playbooks", "accounts", "audit", "letters", "page"];
        Assert.All(later, name => Assert.Empty(Fetched(name)));
        Assert.Empty(Fetched("zh-Hans"));
        foreach (var page in new[] { "settings", "playbooks", "settings" })
        {
            await agent.Page.Locator($".rail-link[href*='page={page}']").ClickAsync();
            await Expect(agent.Page.Locator(".sheet-page h1")).ToHaveTextAsync(page == "settings" ? "Settings" : "Playbooks");
            await Expect(agent.Page.Locator(".sheet-page h2").First).ToBeVisibleAsync();
        }

        Assert.Single(Fetched("settings"));
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task A_page_that_cannot_be_fetched_says_so_and_is_tried_again()
    {
        await using var agent = await OpenAsync(new() { Status = 500 });
        await Expect(agent.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This part of the desk could not be loaded. Try again, or load the desk again; what you wrote is kept.");
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.UnrouteAsync(Chunk);
        await agent.Button("Try again").ClickAsync();
        await Expect(agent.Page.Locator(".playbooks h2").First).ToBeVisibleAsync();
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task After_an_update_the_desk_is_loaded_again_and_what_was_written_is_kept()
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ClaimAsync(theatre, server);
        await agent.Box.FillAsync("half a reply");
        await agent.Page.RouteAsync(Chunk, route => route.FulfillAsync(new() { Status = 404 }));
        await agent.Page.RouteAsync("**/desk", async route =>
        {
            // As the page of a newer desk: its script has another name.
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Regex.Replace(await answer.TextAsync(), "main-[A-Z0-9]{8}", "main-NEWER123") });
        });
        var address = agent.Page.Url;
        await agent.Page.Locator(".rail-link[href*='page=playbooks']").ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The desk was updated while this page was open. Load it again to go on; what you wrote is kept.");
        await Expect(agent.Button("Try again")).ToHaveCountAsync(0);
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.UnrouteAllAsync();
        await agent.Button("Load the desk again").ClickAsync();
        await Expect(agent.Page.Locator(".playbooks h2").First).ToBeVisibleAsync();
        await agent.Page.GotoAsync(address);
        await Expect(agent.Box).ToHaveValueAsync("half a reply");
        await agent.ResolveAsync();
        Assert.Empty(agent.Complaints);
    }

    [Theory]
    [InlineData("en-GB", "because the server cannot be reached", "Playbooks")]
    [InlineData("zh-CN", "无法连接服务器", "应对手册")]
    public async Task What_could_not_be_reached_comes_by_itself_when_the_server_is_back(string locale, string words, string title)
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, "kim", new() { Locale = locale });
        await Expect(agent.Page.Locator(".nothing")).ToBeVisibleAsync();
        await agent.Context.SetOfflineAsync(true);
        await Expect(agent.Page.Locator(".line-bar p")).ToBeVisibleAsync();
        await agent.Page.Locator(".rail-link[href*='page=playbooks']").ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync(title);
        await agent.Context.SetOfflineAsync(false);
        await Expect(agent.Page.Locator(".playbooks h2").First).ToBeVisibleAsync();
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task A_dialog_that_cannot_be_fetched_says_so_too()
    {
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server);
        await agent.Page.RouteAsync("**/desk/assets/dialogs-*.js", route => route.AbortAsync());
        await agent.SignInAsync("ben");
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(agent.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be loaded");
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.UnrouteAllAsync();
        await agent.Dialog.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(agent.Dialog).ToContainTextAsync("Next case");
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task A_language_that_cannot_be_fetched_leaves_the_one_that_is_spoken()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, "kim", path: "/desk?page=settings");
        await agent.Page.RouteAsync("**/desk/assets/zh-Hans-*.js", route => route.AbortAsync());
        await agent.Button("简体中文").ClickAsync();
        await Expect(agent.Page.Locator(".toast.bad")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Settings");
        await agent.Page.UnrouteAllAsync();
        await agent.Button("简体中文").ClickAsync();
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("设置");
        await Expect(agent.Page.Locator("h2").First).ToHaveTextAsync("您的账号");
        await Expect(agent.Button("简体中文")).ToBeFocusedAsync();
        await agent.Button("English").ClickAsync();
        await Expect(agent.Page.Locator("h1")).ToHaveTextAsync("Settings");
        Assert.Empty(agent.Complaints);
    }

    private async Task<AgentAtDesk> OpenAsync(RouteFulfillOptions answer)
    {
        var agent = await AgentAtDesk.SignInAsync(theatre, server, "ada");
        await agent.Page.RouteAsync(Chunk, route => route.FulfillAsync(answer));
        await agent.Page.Locator(".rail-link[href*='page=playbooks']").ClickAsync();
        return agent;
    }
}
