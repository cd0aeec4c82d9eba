using System.Text.Json.Nodes;
using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>A case that cannot be read: the agent is told what is so and what helps, and everything else goes on.</summary>
public sealed class UnreadableTests(Theatre theatre, DeskServer server) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_case_that_becomes_unreadable_is_told_of_in_the_list_and_in_the_thread_and_the_others_go_on()
    {
        await using var first = await server.WaitAsync(theatre);
        await using var second = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server);
        await SocketTap.TapAsync(agent);
        await agent.GoAsync("/desk");
        await agent.SignInAsync("ben");
        await agent.Rows.First.ClickAsync();
        await Expect(agent.Panel).ToContainTextAsync("Checklist");
        await Expect(agent.Log.Locator(".turn.customer").First).ToBeVisibleAsync();
        var id = await agent.Rows.First.GetAttributeAsync("data-case");
        await SocketTap.SayAsync(agent, new { type = "unreadable", caseId = id });
        await Expect(agent.Page.Locator(".toast.bad")).ToContainTextAsync($"Case {id} cannot be read.");
        await Expect(agent.Rows.First).ToContainTextAsync("Cannot be read");
        await Expect(agent.Page.Locator(".thread [role=alert]").First).ToContainTextAsync("Give this number to whoever runs the server; a backup can bring the case back.");
        Assert.Empty(await agent.FaultsAsync());

        // The other case is worked on as ever, and its customer gets an answer.
        await agent.Rows.Last.ClickAsync();
        await agent.Button("Claim").ClickAsync();
        await agent.ReplyAsync("I am here.");
        await Expect(agent.Page.Locator(".thread .broken-bar")).ToHaveCountAsync(0);
        await agent.ResolveAsync();

        // Once it can be read again, nothing of it stays.
        await agent.GoAsync($"/desk/cases/{id}");
        await Expect(agent.Log.Locator(".turn.customer").First).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".broken, .broken-bar")).ToHaveCountAsync(0);
        await agent.Button("Claim").ClickAsync();
        await agent.ResolveAsync();
        Assert.Empty(agent.Complaints);
    }

    [Theory]
    [InlineData("en-GB", "Cannot be read", "All other cases go on as usual.")]
    [InlineData("zh-CN", "无法读取", "其他个案不受影响，可照常处理。")]
    public async Task A_case_of_which_nothing_can_be_read_stands_in_the_list_without_actions(string locale, string words, string others)
    {
        await using var visitor = await server.WaitAsync(theatre);
        await using var agent = await AgentAtDesk.ArriveAsync(theatre, server, new() { Locale = locale });
        var reads = 0;
        await agent.Page.RouteAsync("**/desk/api/cases?**", async route =>
        {
            reads++;
            var answer = await route.FetchAsync();
            var list = JsonNode.Parse(await answer.TextAsync())!;
            list["total"] = list["total"]!.GetValue<int>() + 1;
            list["unreadable"] = new JsonArray(new JsonObject { ["id"] = "BROKEN", ["conversationId"] = "x", ["status"] = "waiting", ["message"] = "Restore it." });
            await route.FulfillAsync(new() { Response = answer, Body = list.ToJsonString() });
        });
        await agent.Page.RouteAsync("**/desk/api/cases/BROKEN**", route => route.FulfillAsync(new()
        {
            Status = 500,
            ContentType = "application/json",
            Body = """{"error":{"code":"unreadable-case","message":"Restore case BROKEN from a backup."}}""",
        }));
        await agent.SignInAsync("kim");
        await Expect(agent.Rows).ToHaveCountAsync(2);
        await Expect(agent.Rows.Last).ToContainTextAsync(words);
        await agent.Rows.Last.ClickAsync();
        await Expect(agent.Page.Locator(".thread [role=alert]")).ToHaveTextAsync("Restore case BROKEN from a backup.");
        await Expect(agent.Page.Locator(".thread")).ToContainTextAsync(others);
        await Expect(agent.Page.Locator(".head, .composer, .panel")).ToHaveCountAsync(0);
        Assert.Empty(await agent.FaultsAsync());
        Assert.InRange(reads, 1, 5);
        await agent.Rows.First.ClickAsync();
        await Expect(agent.Page.Locator(".head .button.strong")).ToBeEnabledAsync();
        await agent.Page.Locator(".head .button.strong").ClickAsync();
        await Expect(agent.Box).ToBeVisibleAsync();
        await agent.Page.Locator(".head .button.danger").ClickAsync();
        await agent.Dialog.Locator(".button.danger").ClickAsync();
        await Expect(agent.Page.Locator(".thread.resolved")).ToBeVisibleAsync();
        Assert.Empty(agent.Complaints);
    }
}
