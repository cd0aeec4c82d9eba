using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What customers are told to expect.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task The_place_is_that_in_the_queue_and_the_range_follows_the_agents_who_are_here()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (first, firstCase) = await Customers.WaitAsync(server);
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        var (second, _) = await Customers.WaitAsync(server);
        var board = server.Services.GetRequiredService<QueueBoard>();
        QueueOutlook Outlook(string id) => board.OutlookFor(id)!;
        await Customers.UntilAsync(() => Outlook("somebody else").Ahead == 2, server);
        Assert.Equal((0, 1), (Outlook(first.Id).Ahead, Outlook(second.Id).Ahead));
        Assert.Equal((0, null, null), (Outlook(second.Id).AgentsOnline, Outlook(second.Id).FromMinutes, Outlook(second.Id).ToMinutes));
        using (server.Services.GetRequiredService<AgentPresence>().Arrive(agent.Agent.Id))
        {
            Assert.Equal((1, 6, 12), (Outlook(second.Id).AgentsOnline, Outlook(second.Id).FromMinutes, Outlook(second.Id).ToMinutes));
            Assert.Equal((1, 6), (Outlook(first.Id).FromMinutes, Outlook(first.Id).ToMinutes));
            await agent.AskAsync(HttpMethod.Put, "me/status", new { status = "away" }, System.Net.HttpStatusCode.NoContent);
            Assert.Equal(0, Outlook(second.Id).AgentsOnline);
        }

        await agent.PostAsync($"cases/{firstCase}/claim");
        await Customers.UntilAsync(() => Outlook(second.Id).Ahead == 0, server);
    }

    [Fact]
    public async Task A_turn_changes_its_own_place_alone_and_the_whole_queue_is_read_now_and_then()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (first, firstCase) = await Customers.WaitAsync(server);
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        var (second, _) = await Customers.WaitAsync(server);
        (int? First, int? Second) Places() => (server.Board.OutlookFor(first.Id)?.Ahead, server.Board.OutlookFor(second.Id)?.Ahead);
        await Customers.UntilAsync(() => server.Board.OutlookFor("somebody else")?.Ahead == 2, server, goOn: false);
        await server.ChangeAsync($"UPDATE handoff_cases SET waiting_since = waiting_since + 5000 WHERE id = '{firstCase}'");
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        var (third, thirdCase) = await Customers.WaitAsync(server);
        await Customers.UntilAsync(() => server.Board.OutlookFor("somebody else")?.Ahead == 3, server, goOn: false);
        Assert.Equal((0, 1), Places());
        await agent.PostAsync($"cases/{thirdCase}/claim");
        await Customers.UntilAsync(() => server.Board.OutlookFor(third.Id)?.Ahead == 2, server, goOn: false);
        Assert.Equal((0, 1), Places());
        await server.Time.PassAsync(DeskEvents.LookEvery);
        await Customers.UntilAsync(() => Places() == (1, 0), server, goOn: false);
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_keeps_its_place_and_hides_nobody()
    {
        await using var server = await LocalServer.StartAsync();
        await DeskClient.AddAsync(server);
        var (first, firstCase) = await Customers.WaitAsync(server);
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        var (second, _) = await Customers.WaitAsync(server);
        await server.ChangeAsync($$"""UPDATE handoff_cases SET facts = '[' WHERE id = '{{firstCase}}'""");
        await server.RestartAsync();
        Assert.Equal((0, 1), (server.Board.OutlookFor(first.Id)?.Ahead, server.Board.OutlookFor(second.Id)?.Ahead));
    }

    [Fact]
    public async Task A_status_that_is_none_is_refused()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        await agent.AskAsync(HttpMethod.Put, "me/status", new { status = "asleep" }, System.Net.HttpStatusCode.BadRequest);
        await agent.AskAsync(HttpMethod.Put, "me/status", "{}", System.Net.HttpStatusCode.BadRequest);
    }
}
