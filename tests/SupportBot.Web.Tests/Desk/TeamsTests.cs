using System.Text.Json;
using Microsoft.Playwright;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>Teams in the settings: an agent becomes known there, and an admin makes channels the desk.</summary>
public sealed class TeamsTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData("en-GB", "Link my Teams account", "Make a new code", "^link [0-9A-Z]{5}-[0-9A-Z]{5}$", "Good for 10 more minutes, and for one use.", "This code is too old. Make a new one.")]
    [InlineData("zh-CN", "绑定我的 Teams 账号", "重新生成代码", "^绑定 [0-9A-Z]{5}-[0-9A-Z]{5}$", "10 分钟内有效，只能使用一次。", "代码已过期，请重新生成。")]
    public async Task An_agent_gets_a_code_what_to_write_and_for_how_long(string locale, string link, string again, string say, string left, string over)
    {
        await using var agent = await AgentAtDesk.SignInAsync(theatre, server, "ben", new() { Locale = locale }, "/desk?page=settings");
        await agent.CalmAsync();
        await agent.Button(link).ClickAsync();
        await Expect(agent.Page.Locator(".teams-code .secret")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(say));
        await Expect(agent.Page.Locator(".teams-code")).ToContainTextAsync(left);
        Assert.Empty(await agent.FaultsAsync());
        await agent.Page.RouteAsync("**/desk/api/me/teams-code?**", route => AnswerAsync(route, new { code = "00000-00000", say = "00000-00000", expiresAt = DateTimeOffset.UtcNow.AddSeconds(-1) }));
        await agent.Button(again).ClickAsync();
        await Expect(agent.Page.GetByText(over)).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".teams-code")).ToHaveCountAsync(0);
        await Expect(agent.Page.Locator("#teams-desk")).ToHaveCountAsync(0);
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task A_link_shows_as_soon_as_the_code_was_used_and_can_be_ended()
    {
        var isLinked = false;
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server);
        await agent.GoAsync("/desk?page=settings");
        await agent.Page.RouteAsync("**/desk/api/me/teams?**", async route =>
        {
            if (route.Request.Method == "DELETE")
            {
                isLinked = false;
                await route.FulfillAsync(new() { Status = 204 });
            }
            else
            {
                await AnswerAsync(route, isLinked ? new { linked = true, linkedAt = DateTimeOffset.UtcNow } : new { linked = false });
            }
        });
        await agent.SignInAsync("kim");
        await Expect(agent.Page.GetByText("Nobody in Teams is linked to your account.")).ToBeVisibleAsync();
        await agent.CalmAsync();
        await agent.Button("Link my Teams account").ClickAsync();
        await Expect(agent.Page.Locator(".teams-code")).ToBeVisibleAsync();
        isLinked = true;
        await Expect(agent.Page.GetByText("Linked: what you do in Teams counts as Kim.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".teams-code")).ToHaveCountAsync(0);
        await agent.Button("End the link").ClickAsync();
        await Expect(agent.Page.GetByText("Nobody in Teams is linked to your account.")).ToBeVisibleAsync();
        await Expect(agent.Button("Link my Teams account")).ToBeVisibleAsync();
        Assert.Empty(agent.Complaints);
    }

    [Fact]
    public async Task An_admin_makes_a_channel_the_desk_sees_what_was_given_up_and_removes_it()
    {
        var channels = new List<object>();
        var removed = new List<string>();
        await using var admin = await AgentAtDesk.ArriveAsync(theatre, server);
        await admin.GoAsync("/desk?page=settings");
        await admin.Page.RouteAsync("**/desk/api/teams?**", route => AnswerAsync(route, new
        {
            channels,
            agents = new[] { new { agent = new { id = "42", name = "Ben" }, linkedAt = DateTimeOffset.UtcNow } },
            failures = channels.Count == 0 ? [] : new[] { new { caseId = "7F3K", channelId = "3f9a", since = DateTimeOffset.UtcNow, problem = "403: the bot is not in the channel" } },
        }));
        await admin.Page.RouteAsync("**/desk/api/teams/*/*", route =>
        {
            removed.Add(new Uri(route.Request.Url).AbsolutePath);
            channels.Clear();
            return route.FulfillAsync(new() { Status = 204 });
        });
        await admin.SignInAsync("root");
        var section = admin.Page.Locator("section", new() { Has = admin.Page.Locator("#teams-desk") });
        await Expect(section).ToContainTextAsync("No channel of Teams is the desk.");
        await admin.CalmAsync();
        await admin.Button("Make a channel the desk").ClickAsync();
        await Expect(section.Locator(".secret")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^desk [0-9A-Z]{5}-[0-9A-Z]{5}$"));
        channels.Add(new { id = "3f9a", locale = "zh-Hans", addedAt = DateTimeOffset.UtcNow });
        await Expect(section.GetByRole(AriaRole.Status).Filter(new() { HasText = "The channel is the desk now." })).ToBeVisibleAsync();
        await Expect(section.Locator(".teams-list").First).ToContainTextAsync("简体中文");
        await Expect(section.Locator("tbody tr")).ToContainTextAsync("403: the bot is not in the channel");
        Assert.Empty(await admin.FaultsAsync());

        await admin.Button("Remove: Channel 1").ClickAsync();
        await Expect(admin.Dialog).ToContainTextAsync("The cases stay at this desk.");
        Assert.Empty(await admin.FaultsAsync());
        Assert.Empty(removed);
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(section).ToContainTextAsync("No channel of Teams is the desk.");
        await admin.Button("End the link: Ben").ClickAsync();
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "End the link" }).ClickAsync();
        await Expect(admin.Dialog).ToHaveCountAsync(0);
        await admin.UntilAsync("document.querySelector('dialog[open]') === null");
        await Visitor.UntilAsync(() => removed.Count == 2);
        Assert.Equal(["/desk/api/teams/channels/3f9a", "/desk/api/teams/links/42"], removed);
        Assert.Empty(admin.Complaints);
    }

    private static Task AnswerAsync(IRoute route, object answer) => route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(answer) });
}
