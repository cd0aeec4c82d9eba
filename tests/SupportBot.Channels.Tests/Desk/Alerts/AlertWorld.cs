using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.Pipeline.Alerts;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Tests.Desk.Alerts;

/// <summary>A desk with a push service beside it, and a round that the test turns.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    private readonly AlertRound _round;

    private AlertWorld(LocalServer server, StubPushService push)
    {
        (Server, Push) = (server, push);
        var services = server.Services;
        _round = new(
            services.GetRequiredService<ICaseStore>(),
            services.GetRequiredService<IAgentStore>(),
            Store,
            services.GetRequiredService<AgentPresence>(),
            services.GetRequiredService<AlertBook>(),
            services.GetServices<IAlertChannel>(),
            services.GetRequiredService<SupportContent>().Snapshot.Profile.Desk,
            server.Time);
    }

    public LocalServer Server { get; }

    public StubPushService Push { get; }

    public IAlertStore Store => Server.Services.GetRequiredService<IAlertStore>();

    public static async Task<AlertWorld> StartAsync(params (string Key, string Value)[] settings)
    {
        var push = await StubPushService.StartAsync();
        var server = await LocalServer.StartAsync([("environment", "Development"), ("Alerts:PushHosts:0", push.Origin), .. settings]);
        var world = new AlertWorld(server, push);
        await world.RoundAsync();
        return world;
    }

    /// <summary>Lets a browser of the agent be called.</summary>
    public Task SubscribeAsync(DeskClient agent, StubBrowser browser, string path = "/push/1") =>
        agent.AskAsync(HttpMethod.Put, "me/alerts/browser", browser.Subscription(Push.Origin + path), System.Net.HttpStatusCode.NoContent);

    /// <summary>A minute passes in which nobody looks.</summary>
    public async Task PassAsync(int seconds = 60)
    {
        for (var passed = 0; passed < seconds; passed += 5)
        {
            await Server.Time.PassAsync(TimeSpan.FromSeconds(5));
            await RoundAsync();
        }
    }

    public async Task RoundAsync() => Assert.Empty((await _round.RunAsync(TestContext.Current.CancellationToken)).Faults);

    public async Task<int> BrowsersOfAsync(DeskClient agent) =>
        (await Store.ListBrowsersAsync(agent.Agent.Id, Server.Time.GetUtcNow(), TestContext.Current.CancellationToken)).Count;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Push.DisposeAsync();
    }
}
