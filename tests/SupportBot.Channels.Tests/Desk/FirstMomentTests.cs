using System.Net;
using SupportBot.Channels.Tests.Clients;
using SupportBot.Channels.Tests.Desk.Clients;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>What customers are told in the first moments: after a start, and after the first account was made. No clock moves in between.</summary>
public sealed class FirstMomentTests
{
    [Fact]
    public async Task A_server_that_listens_knows_the_queue()
    {
        await using var server = await LocalServer.StartAsync();
        using var agent = await DeskClient.SignInAsync(server);
        var (first, _) = await Customers.WaitAsync(server);
        await server.RestartAsync();
        Assert.Equal((0, 1), (server.Board.OutlookFor(first.Id)?.Ahead, server.Board.OutlookFor("somebody else")?.Ahead));
    }

    [Fact]
    public async Task An_account_made_beside_the_server_counts_for_the_next_customer()
    {
        await using var server = await LocalServer.StartAsync();
        var customer = await DirectLineClient.StartAsync(server.Http, "en");
        await customer.SayAsync("talk to a person");
        Assert.Empty(await Customers.CasesAsync(server, customer));
        await DeskClient.AddAsync(server);
        await customer.SayAsync("talk to a person");
        Assert.Single(await Customers.CasesAsync(server, customer));
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_stops_no_start_and_is_read_again()
    {
        await using var server = await LocalServer.StartAsync();
        await DeskClient.AddAsync(server);
        var (waiting, _) = await Customers.WaitAsync(server);
        await server.ChangeAsync("ALTER TABLE handoff_cases RENAME TO away");
        await server.RestartAsync();
        using var unready = await server.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: the desk's queue was not read yet"), (unready.StatusCode, await unready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Contains(server.Log.Lines, line => line.StartsWith("The queue could not be read", StringComparison.Ordinal));
        await server.ChangeAsync("ALTER TABLE away RENAME TO handoff_cases");
        await Customers.UntilAsync(() => server.Board.OutlookFor(waiting.Id)?.Ahead == 0, server);
        for (var (looks, isReady) = (0, false); !isReady; looks++)
        {
            // The customer's place is known a moment before the server says that it is ready.
            Assert.True(looks < 3000, "The server does not become ready.");
            using var ready = await server.Http.GetAsync("/readyz", TestContext.Current.CancellationToken);
            isReady = ready.StatusCode == HttpStatusCode.OK;
        }
    }
}
