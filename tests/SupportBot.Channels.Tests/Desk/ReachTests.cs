using System.Net;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>How far what agents write gets: to the customer's client, and before the customer's eyes.</summary>
public sealed class ReachTests
{
    [Fact]
    public async Task An_agent_hears_when_a_reply_was_fetched_and_when_it_was_seen()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        using var socket = await agent.OpenAsync();
        await socket.SayAsync(new { type = "watch", caseId });
        await socket.ReadAsync("reach");
        var reply = (await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello." })).GetProperty("sequence").GetInt64();
        Assert.True(server.Signals.Reach.Of(customer.Id).Delivered < reply);

        var bubble = (await customer.ReadAllAsync()).Single(activity => activity.Text == "Hello.");
        var delivered = await socket.ReadAsync("reach", frame => frame.GetProperty("delivered").GetInt64() >= reply);
        Assert.Equal((caseId, 0), (delivered.GetProperty("caseId").GetString(), delivered.GetProperty("seen").GetInt64()));

        var place = await Customers.PlaceAsync(agent, caseId);
        using var told = await customer.PostAsync(Seen(bubble.Id));
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        var seen = await socket.ReadAsync("reach", frame => frame.GetProperty("seen").GetInt64() > 0);
        Assert.Equal(reply, seen.GetProperty("seen").GetInt64());
        // It is no turn: nothing of it stands in the log.
        Assert.Equal(place, await Customers.PlaceAsync(agent, caseId));
    }

    [Fact]
    public async Task What_a_socket_sent_counts_as_delivered()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await customer.ReconnectAsync("?watermark=");
        using var stream = await customer.OpenAsync();
        var reply = (await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello." })).GetProperty("sequence").GetInt64();
        await stream.ReadUntilAsync(activity => activity.Text == "Hello.");
        await Customers.UntilAsync(() => server.Signals.Reach.Of(customer.Id).Delivered >= reply, server);
        Assert.Equal(0, server.Signals.Reach.Of(customer.Id).Seen);
    }

    [Fact]
    public async Task A_customer_can_claim_to_have_seen_no_more_than_was_sent_and_nothing_of_others()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        await customer.ReadAllAsync();
        var delivered = server.Signals.Reach.Of(customer.Id).Delivered;
        await agent.PostAsync($"cases/{caseId}/reply", new { text = "Hello." });
        foreach (var id in new[] { "other|0000001", "no id", "", null, $"{customer.Id}|-1", $"{customer.Id}|99999999999999999999" })
        {
            using var told = await customer.PostAsync(Seen(id));
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
            Assert.Equal(new(delivered, 0), server.Signals.Reach.Of(customer.Id));
        }

        using var bare = await customer.PostAsync(new { type = "event", name = "supportbot.seen" });
        Assert.Equal(HttpStatusCode.OK, bare.StatusCode);
        using var bold = await customer.PostAsync(Seen($"{customer.Id}|0009999"));
        Assert.Equal(new(delivered, delivered), server.Signals.Reach.Of(customer.Id));
    }

    [Fact]
    public void Places_only_move_forwards_and_whoever_hears_is_told_of_each_move_once()
    {
        var reach = new LiveReach(new FakeTimeProvider());
        List<LogReach> heard = [];
        var hearing = reach.Hear("c", heard.Add);
        reach.Deliver("c", 5);
        reach.Deliver("c", 3);
        reach.See("c", 9);
        reach.See("c", 4);
        reach.Deliver("other", 7);
        hearing.Dispose();
        reach.Deliver("c", 8);
        Assert.Equal([new(5, 0), new(5, 5)], heard);
        Assert.Equal(new(8, 5), reach.Of("c"));
        Assert.Equal(default, reach.Of("unknown"));
    }

    [Fact]
    public void The_conversations_that_moved_longest_ago_are_forgotten_when_there_are_too_many()
    {
        var clock = new FakeTimeProvider();
        var reach = new LiveReach(clock);
        for (var number = 0; number <= LiveReach.Most; number++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            reach.Deliver($"c{number}", 1);
        }

        Assert.Equal(default, reach.Of("c0"));
        Assert.Equal(1, reach.Of($"c{LiveReach.Most}").Delivered);
    }

    private static object Seen(string? id) => new { type = "event", name = "supportbot.seen", value = new { id } };
}
