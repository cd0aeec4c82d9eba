using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>Where the desk gives cases to agents, each says in the settings which ones and how many. The server here gives none, so only that one word of it is made up.</summary>
public sealed class WorkTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData("en-GB", "kim", "Cases that come to you", "Most cases at a time", "Save", "Saved. It counts for the next case.")]
    [InlineData("zh-CN", "ada", "分配给您的个案", "同时处理的个案上限", "保存", "已保存，从下一个个案起生效。")]
    public async Task An_agent_says_which_cases_and_how_many_and_the_server_keeps_it(string locale, string userName, string title, string most, string save, string saved)
    {
        await using var agent = await ArriveAsync(locale);
        await agent.SignInAsync(userName);
        await Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        var (english, chinese) = (agent.Page.GetByLabel("English"), agent.Page.GetByLabel("简体中文"));
        await Expect(english).ToBeCheckedAsync();
        await Expect(chinese).ToBeCheckedAsync();
        await agent.CalmAsync();

        await english.ClickAsync();
        await Expect(agent.Page.GetByText(saved)).ToBeVisibleAsync();
        await Expect(english).Not.ToBeCheckedAsync();
        // Nobody can want no case at all: for that there is a break.
        await Expect(chinese).ToBeDisabledAsync();
        await agent.Page.GetByLabel(most).FillAsync("2");
        await agent.Button(save).ClickAsync();
        await Expect(agent.Page.GetByText(saved)).ToBeVisibleAsync();
        Assert.Empty(await agent.FaultsAsync());

        await agent.Page.ReloadAsync();
        await Expect(agent.Page.GetByLabel(most)).ToHaveValueAsync("2");
        await Expect(english).Not.ToBeCheckedAsync();
        await Expect(chinese).ToBeCheckedAsync();
        await agent.CalmAsync();
        await english.ClickAsync();
        await Expect(english).ToBeCheckedAsync();
        await agent.Page.GetByLabel(most).FillAsync("");
        await agent.Button(save).ClickAsync();
        await Expect(agent.Page.GetByText(saved)).ToBeVisibleAsync();
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task A_desk_that_gives_no_cases_does_not_ask()
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, "ben", null, "/desk?page=settings");
        await Expect(agent.Page.Locator("#teams-me")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#work")).ToHaveCountAsync(0);
    }

    private async Task<AgentAtDesk> ArriveAsync(string locale)
    {
        var agent = await AgentAtDesk.ArriveAsync(theatre, server, new() { Locale = locale }, "/desk?page=settings");
        await agent.Page.RouteAsync("**/desk/api/session?**", async route =>
        {
            var answer = await route.FetchAsync();
            var session = JsonNode.Parse(await answer.TextAsync())!.AsObject();
            if (session["desk"] is { } desk)
            {
                desk["autoAssign"] = true;
            }

            await route.FulfillAsync(new() { Response = answer, Body = session.ToJsonString() });
        });
        return agent;
    }
}
