using SupportBot.Web.Tests.Stage;

namespace SupportBot.Web.Tests.Desk;

/// <summary>A server of the desk's own, with accounts of each role, so that no other test's cases stand in the queue.</summary>
public sealed class DeskServer : IAsyncLifetime
{
    internal const string Password = "correct horse battery";

    private ServerProcess? _server;

    internal string Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(AddAgentsAsync, $"Visitors:IdentityKeys:0={Theatre.IdentityKey}");
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    private static async Task AddAgentsAsync(ServerProcess server)
    {
        foreach (var (name, role) in new[] { ("ben", "agent"), ("ada", "lead"), ("root", "admin"), ("kim", "agent") })
        {
            await server.CommandAsync($"{Password}\n", "agent", "add", name, "--role", role, "--password-stdin");
        }
    }
}
