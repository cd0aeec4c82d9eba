using SupportBot.Web.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Web.Tests.Desk;

/// <summary>A server of the desk's own, with accounts of each role, so that no other test's cases stand in the queue.</summary>
public sealed class DeskServer(DeskAccounts accounts) : IAsyncLifetime
{
    private ServerProcess? _server;

    internal string Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(accounts.CopyToAsync, $"Visitors:IdentityKeys:0={Theatre.IdentityKey}");
    }

    /// <summary>A customer who was rejected three times, and waits for a person.</summary>
    internal async Task<Visitor> WaitAsync(Theatre theatre)
    {
        var visitor = await theatre.OpenAsync(Address);
        await visitor.SayAsync("my face check failed and this is my third rejection in a row");
        await visitor.SayAsync("I want to talk to a person");
        await Expect(visitor.Log).ToContainTextAsync("You are in line for one of our agents");
        return visitor;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
}
