using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Http;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Agents;
using SupportBot.Schema;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What a page is told over its socket, and when the socket ends.</summary>
public sealed class SocketTests
{
    [Fact]
    public async Task A_page_is_told_of_new_and_changed_cases_and_of_how_much_there_is_to_do()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var socket = await agent.OpenAsync();
        Assert.Equal("hello", (await socket.ReadAsync())!.Value.GetProperty("type").GetString());
        var (_, caseId) = await Customers.WaitAsync(server);
        var row = (await socket.ReadAsync("case")).GetProperty("row");
        Assert.Equal((caseId, "waiting"), (row.GetProperty("id").GetString(), row.GetProperty("status").GetString()));
        await agent.PostAsync($"cases/{caseId}/claim");
        await socket.ReadAsync("case", frame => frame.GetProperty("row").GetProperty("status").GetString() == "assigned");
        await socket.ReadAsync("counts", frame => frame.GetProperty("counts").GetProperty("mine").GetInt32() == 1);
        Assert.Equal(Enumerable.Range(1, socket.Sequences.Count).Select(at => (long)at), socket.Sequences);
    }

    [Fact]
    public async Task A_page_that_watches_a_case_gets_its_log_from_where_it_stands_without_gaps()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var other = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        using var socket = await agent.OpenAsync();
        using var idle = await other.OpenAsync();
        await socket.SayAsync(new { type = "watch", caseId, after = 0 });
        var known = Customers.Entries(await agent.GetAsync($"cases/{caseId}/transcript")).Count();
        await customer.SayAsync("over the socket");
        List<long> places = [];
        while (places.Count < known + 1)
        {
            var frame = await socket.ReadAsync("entry");
            Assert.Equal(caseId, frame.GetProperty("caseId").GetString());
            places.Add(frame.GetProperty("entry").GetProperty("sequence").GetInt64());
        }

        Assert.Equal(Enumerable.Range(1, known + 1).Select(at => (long)at), places);
        await agent.PostAsync($"cases/{caseId}/notes", new { text = "For colleagues." }, HttpStatusCode.Created);
        Assert.Equal("For colleagues.", (await socket.ReadAsync("note")).GetProperty("note").GetProperty("text").GetString());
        await other.AskAsync(HttpMethod.Delete, "session", null, HttpStatusCode.NoContent);
        Assert.DoesNotContain(await idle.ReadToCloseAsync(), frame => frame.GetProperty("type").GetString() is "entry" or "note");
    }

    [Fact]
    public async Task Typing_is_seen_both_ways_and_by_colleagues()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var other = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        var (customer, caseId) = await Customers.ClaimedAsync(server, agent);
        var heard = new List<Activity>();
        var signals = server.Services.GetRequiredService<LiveSignals>();
        using var hearing = signals.Hear(customer.Id, heard.Add);
        using var socket = await agent.OpenAsync();
        await socket.SayAsync(new { type = "watch", caseId, after = 0 });
        await socket.ReadAsync("entry");
        signals.Tell(customer.Id, new() { Type = ActivityTypes.Typing, From = new() { Id = "dl_1", Role = "user" } });
        Assert.Equal("customer", (await socket.ReadAsync("typing")).GetProperty("who").GetString());
        await other.PostAsync($"cases/{caseId}/typing", null, HttpStatusCode.NoContent);
        Assert.Equal("Mia", (await socket.ReadAsync("typing")).GetProperty("who").GetProperty("name").GetString());
        Assert.Single(heard);
        await agent.PostAsync($"cases/{caseId}/typing", null, HttpStatusCode.NoContent);
        Assert.Equal(("Ben", "supportbot"), (heard[^1].From!.Name, heard[^1].From!.Id));
        Assert.Equal("Ben", (await socket.ReadAsync("typing")).GetProperty("who").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Pages_see_who_else_looks_and_whether_the_customer_is_there()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var other = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        var (customer, caseId) = await Customers.WaitAsync(server);
        using var socket = await agent.OpenAsync();
        await other.PostAsync($"cases/{caseId}/viewing", new { viewing = true }, HttpStatusCode.NoContent);
        Assert.Equal("Mia", (await socket.ReadAsync("viewers")).GetProperty("viewers").EnumerateArray().Single().GetProperty("name").GetString());
        await other.PostAsync($"cases/{caseId}/viewing", new { viewing = false }, HttpStatusCode.NoContent);
        Assert.Equal(0, (await socket.ReadAsync("viewers")).GetProperty("viewers").GetArrayLength());
        var visit = server.Services.GetRequiredService<LiveSignals>().Arrive(customer.Id);
        Assert.Equal("here", (await socket.ReadAsync("presence")).GetProperty("presence").GetProperty("state").GetString());
        visit.Dispose();
        var gone = await socket.ReadAsync("presence", frame => frame.GetProperty("presence").GetProperty("state").GetString() == "gone");
        Assert.True(gone.GetProperty("presence").TryGetProperty("leftAt", out _));
    }

    [Fact]
    public async Task Signing_out_ends_the_socket_of_that_session_alone()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var elsewhere = await agent.AgainAsync();
        using var socket = await agent.OpenAsync();
        using var other = await elsewhere.OpenAsync();
        await socket.ReadAsync("hello");
        await agent.AskAsync(HttpMethod.Delete, "session", null, HttpStatusCode.NoContent);
        Assert.Equal("signed-out", (await socket.ReadToCloseAsync())[^1].GetProperty("type").GetString());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.Socket.CloseStatus);
        await Customers.WaitAsync(server);
        await other.ReadAsync("case");
    }

    [Fact]
    public async Task An_account_that_is_disabled_in_the_store_loses_its_sessions_and_sockets_within_a_second()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        var store = server.Services.GetRequiredService<IAgentStore>();
        await store.SaveAgentAsync(agent.Agent with { IsDisabled = true }, null, TestContext.Current.CancellationToken);
        using var refused = await agent.SendAsync(HttpMethod.Get, "agents");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await server.Time.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("signed-out", (await socket.ReadToCloseAsync())[^1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_agent_with_cases_who_touches_nothing_is_asked_once_whether_it_is_there()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        await Customers.ClaimedAsync(server, agent);
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        await server.Time.PassAsync(AgentPresence.IdleAfter);
        var idle = await socket.ReadAsync("idle");
        Assert.Equal((60, 1), (idle.GetProperty("seconds").GetInt32(), idle.GetProperty("cases").GetInt32()));
        var presence = server.Services.GetRequiredService<AgentPresence>();
        Assert.NotNull(presence.GoneSince(agent.Agent.Id));
        await socket.SayAsync(new { type = "alive" });
        await Customers.UntilAsync(() => presence.GoneSince(agent.Agent.Id) is null, server);
    }

    [Fact]
    public async Task A_socket_gives_signs_of_life()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        await server.Time.PassAsync(TimeSpan.FromSeconds(15));
        await Customers.WaitAsync(server);
        await socket.ReadAsync("case");
        Assert.Equal(1, socket.Beats);
    }

    [Theory]
    [InlineData("not json", WebSocketCloseStatus.PolicyViolation)]
    [InlineData("null", WebSocketCloseStatus.PolicyViolation)]
    public async Task Whoever_says_nonsense_is_sent_away(string said, WebSocketCloseStatus expected)
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var socket = await agent.OpenAsync();
        await socket.SendAsync(Encoding.UTF8.GetBytes(said));
        await socket.ReadToCloseAsync();
        Assert.Equal(expected, socket.Socket.CloseStatus);
    }

    [Fact]
    public async Task Whoever_sends_much_or_many_is_sent_away()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var large = await agent.OpenAsync();
        await large.SendAsync(new byte[PageFrames.MostBytes + 1]);
        await large.ReadToCloseAsync();
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, large.Socket.CloseStatus);
        using var busy = await agent.OpenAsync();
        for (var frames = 0; frames <= FrameBudget.MostFrames; frames++)
        {
            await busy.SayAsync(new { type = "alive" });
        }

        await busy.ReadToCloseAsync();
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, busy.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_page_that_takes_nothing_is_dropped_and_its_neighbour_is_not()
    {
        await using var server = await LocalServer.StartAsync();
        using var slow = await DeskClient.SignInAsync(server);
        using var quick = await DeskClient.SignInAsync(server, AgentRole.Agent, "Mia");
        using var stuck = await slow.OpenAsync();
        using var free = await quick.OpenAsync();
        await stuck.ReadAsync("hello");
        await free.ReadAsync("hello");
        var sockets = server.Services.GetRequiredService<DeskSockets>();
        var words = new string('x', 100_000);
        for (var frames = 0; frames < 4 * DeskSocket.MostWaiting; frames++)
        {
            sockets.Tell(new DeskFrame { Type = "typing", CaseId = words });
            await free.ReadAsync("typing");
        }

        await Customers.UntilAsync(() => server.Log.Lines.Any(line => line.StartsWith($"A socket of agent {slow.Agent.Id} was closed", StringComparison.Ordinal)), server, hanging: 1);
        // The agent leaves a moment after that is told.
        await Customers.UntilAsync(() => server.Services.GetRequiredService<AgentPresence>().StatusOf(slow.Agent.Id) == AgentStatus.Offline, server);
        Assert.Equal(AgentStatus.Online, server.Services.GetRequiredService<AgentPresence>().StatusOf(quick.Agent.Id));
    }

    [Fact]
    public async Task A_page_that_looks_at_a_damaged_case_is_told_and_goes_on_with_the_next()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (customer, damaged) = await Customers.WaitAsync(server);
        var (other, caseId) = await Customers.WaitAsync(server);
        using var socket = await agent.OpenAsync();
        await server.ChangeAsync($"UPDATE conversations SET state = '[' WHERE id = '{customer.Id}'");
        await socket.SayAsync(new { type = "watch", caseId = damaged, after = 0 });
        Assert.Equal(damaged, (await socket.ReadAsync("unreadable")).GetProperty("caseId").GetString());
        await socket.SayAsync(new { type = "watch", caseId, after = 0 });
        Assert.Equal(caseId, (await socket.ReadAsync("entry")).GetProperty("caseId").GetString());
        await server.ChangeAsync($"UPDATE activities SET activity = '[' WHERE conversation_id = '{other.Id}' AND sequence = 1");
        await socket.SayAsync(new { type = "watch", caseId, after = 0 });
        Assert.Equal(caseId, (await socket.ReadAsync("unreadable")).GetProperty("caseId").GetString());
        Assert.Equal(WebSocketState.Open, socket.Socket.State);
    }

    [Fact]
    public async Task A_page_whose_wish_fails_in_an_unforeseen_way_is_sent_away_and_not_left_deaf()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (_, caseId) = await Customers.WaitAsync(server);
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        await server.ChangeAsync("ALTER TABLE audit RENAME TO away");
        await socket.SayAsync(new { type = "watch", caseId, after = 0 });
        await socket.ReadToCloseAsync();
        Assert.Equal(WebSocketCloseStatus.InternalServerError, socket.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        using var socket = await agent.OpenAsync();
        await socket.ReadAsync("hello");
        var stopping = server.StopAsync();
        await socket.ReadToCloseAsync();
        await stopping;
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.Socket.CloseStatus);
    }
}
