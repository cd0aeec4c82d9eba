using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>What passes between the ladder and an agent's open page.</summary>
public sealed class AlertFrameTests
{
    [Fact]
    public async Task A_page_that_is_looked_at_says_so_and_its_agent_is_called_no_other_way_until_it_goes()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var browser = new StubBrowser();
        await world.SubscribeAsync(agent, browser);
        using var socket = await agent.OpenAsync();
        await Customers.WaitAsync(world.Server);
        await socket.ReadAsync("case");
        await socket.SayAsync(new { type = "seen" });
        var book = world.Server.Services.GetRequiredService<AlertBook>();
        await Customers.UntilAsync(() => book.SeenAt(agent.Agent.Id) is not null, world.Server);
        await world.PassAsync(seconds: 120);
        Assert.Empty(world.Push.Calls);
        await Customers.WaitAsync(world.Server);
        await world.PassAsync(seconds: 70);
        Assert.Single(world.Push.Calls);
    }

    [Fact]
    public async Task Of_a_mention_the_notes_own_frame_tells_and_no_alert_repeats_it()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var other = await DeskClient.SignInAsync(world.Server, AgentRole.Agent, "Mia");
        var (_, caseId) = await Customers.ClaimedAsync(world.Server, other);
        using var socket = await agent.OpenAsync();
        using var elsewhere = await other.OpenAsync();
        await other.AskAsync(HttpMethod.Post, $"cases/{caseId}/notes", new { text = $"@{agent.Agent.Name} please look" }, System.Net.HttpStatusCode.Created);
        var frame = await socket.ReadAsync("mention");
        Assert.Equal((caseId, "Mia"), (frame.GetProperty("caseId").GetString(), frame.GetProperty("who").GetProperty("name").GetString()));
        await world.RoundAsync();
        await world.RoundAsync();
        await agent.AskAsync(HttpMethod.Delete, "session", null, System.Net.HttpStatusCode.NoContent);
        await other.AskAsync(HttpMethod.Delete, "session", null, System.Net.HttpStatusCode.NoContent);
        Assert.DoesNotContain(await socket.ReadToCloseAsync(), rest => rest.GetProperty("type").GetString() == "alert");
        Assert.DoesNotContain(await elsewhere.ReadToCloseAsync(), rest => rest.GetProperty("type").GetString() is "alert" or "mention");
    }

    [Fact]
    public async Task A_reply_that_becomes_due_is_told_to_the_agent_who_has_the_case()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        var (_, caseId) = await Customers.ClaimedAsync(world.Server, agent);
        // Time goes by before anybody listens: no send may be under way while the clock jumps.
        world.Server.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(10));
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        await world.PassAsync(seconds: 15);
        Assert.Equal(("due", "late"), ((await socket.ReadAsync("alert")).GetProperty("alert").GetString(), (await socket.ReadAsync("alert")).GetProperty("alert").GetString()));
        Assert.Equal(caseId, (await agent.GetAsync("cases?view=mine")).GetProperty("rows")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_case_that_waits_for_too_long_is_told_once_to_everybody_who_could_take_it()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        using var other = await DeskClient.SignInAsync(world.Server, AgentRole.Agent, "Mia");
        var (_, caseId) = await Customers.WaitAsync(world.Server);
        // Time goes by before anybody listens: no send may be under way while the clock jumps.
        world.Server.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(10));
        using var socket = await agent.OpenAsync();
        using var elsewhere = await other.OpenAsync();
        await socket.ReadAsync("hello");
        await elsewhere.ReadAsync("hello");
        await world.PassAsync(seconds: 15);
        await world.RoundAsync();
        foreach (var (client, page) in new[] { (agent, socket), (other, elsewhere) })
        {
            await client.AskAsync(HttpMethod.Delete, "session", null, System.Net.HttpStatusCode.NoContent);
            var told = (await page.ReadToCloseAsync()).Where(frame => frame.GetProperty("type").GetString() == "alert").Select(frame => (frame.GetProperty("alert").GetString(), frame.GetProperty("caseId").GetString()));
            Assert.Equal([("due", caseId), ("late", caseId)], told);
        }
    }

    [Fact]
    public async Task An_alert_is_in_the_language_of_the_page_that_shows_it()
    {
        await using var world = await AlertWorld.StartAsync();
        using var agent = await DeskClient.SignInAsync(world.Server);
        await Customers.WaitAsync(world.Server);
        world.Server.Time.Advance(TimeSpan.FromMinutes(12));
        using var english = await agent.OpenAsync("?lang=en");
        using var chinese = await agent.OpenAsync("?lang=zh-Hans");
        await english.ReadAsync("hello");
        await chinese.ReadAsync("hello");
        await world.RoundAsync();
        await world.RoundAsync();
        Assert.Equal("Glare on the photo", (await english.ReadAsync("alert")).GetProperty("row").GetProperty("reason").GetProperty("name").GetString());
        Assert.Equal("证件照片反光", (await chinese.ReadAsync("alert")).GetProperty("row").GetProperty("reason").GetProperty("name").GetString());
    }
}
