using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Tests.Desk.Clients;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Tests.Desk;

/// <summary>A caller who hangs up in the middle of a change leaves it whole: done, and in the audit log.</summary>
public sealed class HungUpTests
{
    [Fact]
    public async Task Nobody_changes_an_account_past_the_audit_log_by_hanging_up()
    {
        await using var server = await LocalServer.StartAsync();
        var store = server.Services.GetRequiredService<IAgentStore>();
        var ben = await DeskClient.AddAsync(server);
        await store.AddSessionAsync(new("token", ben.Id, server.Time.GetUtcNow(), server.Time.GetUtcNow().AddHours(1)), null, TestContext.Current.CancellationToken);
        await HangUpAsync(store, (accounts, caller) => accounts.ChangeAsync(ben.Id, null, AgentRole.Admin, null, "mia", caller));
        await HangUpAsync(store, (accounts, caller) => accounts.SetPasswordAsync(ben, "another long password", null, "mia", caller));
        await HangUpAsync(store, (accounts, caller) => accounts.AddAsync("eve", "Eve", AgentRole.Admin, "another long password", "mia", caller));

        Assert.Equal(AgentRole.Admin, (await store.FindAgentAsync(ben.Id, TestContext.Current.CancellationToken))?.Role);
        Assert.Null(await store.FindSessionAsync("token", server.Time.GetUtcNow(), TestContext.Current.CancellationToken));
        var written = await store.ListAuditAsync(long.MaxValue, 10, TestContext.Current.CancellationToken);
        Assert.Equal(["account.add", "session.end", "account.password", "account.role"], written.Select(entry => entry.Action));
    }

    private static async Task HangUpAsync(IAgentStore store, Func<AgentAccounts, CancellationToken, Task> change)
    {
        using var caller = new CancellationTokenSource();
        await change(new(store, new HangingUp(caller)), caller.Token);
        Assert.True(caller.IsCancellationRequested);
    }

    /// <summary>Hangs up when somebody asks for the time, which is done for the audit log.</summary>
    private sealed class HangingUp(CancellationTokenSource caller) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            caller.Cancel();
            return DateTimeOffset.UnixEpoch;
        }
    }
}
