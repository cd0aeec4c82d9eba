using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Agents;
using SupportBot.Server.Hosting;
using SupportBot.Storage;

namespace SupportBot.Server.Commands;

/// <summary>Makes and changes the desk's accounts in the store itself, whether the server runs or not.</summary>
/// <param name="terminal">Where to read and write.</param>
/// <param name="options">Where the store is.</param>
internal sealed class AgentCommand(Terminal terminal, ServeOptions options)
{
    /// <summary>Makes an account.</summary>
    /// <param name="agent">The account.</param>
    /// <param name="fromInput">Whether the password is the first line of the input.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<int> AddAsync(NewAgent agent, bool fromInput, CancellationToken cancellationToken) => RunAsync(
        async (accounts, _, addresses) =>
        {
            if (agent.Email is { } typed && AlertAddresses.FaultIn(typed) is { } faultInEmail)
            {
                return Refuse($"--email: {faultInEmail}");
            }

            var (password, isMade) = ReadPassword(fromInput);
            var (account, fault) = await accounts.AddAsync(agent.UserName, agent.Name ?? NameOf(agent.UserName), agent.Role, password, AgentAccounts.Program, cancellationToken);
            if (account is null)
            {
                return Refuse(fault!);
            }

            if (agent.Email is { } email)
            {
                await addresses.SetAsync(account.Id, email, AgentAccounts.Program, cancellationToken);
            }

            terminal.Output.WriteLine($"{account.UserName} ({account.Role}) can sign in at /desk.");
            return Show(password, isMade);
        },
        cancellationToken);

    public Task<int> ListAsync(CancellationToken cancellationToken) => RunAsync(
        async (_, store, addresses) =>
        {
            var emails = await addresses.ListAsync(cancellationToken);
            foreach (var account in await store.ListAgentsAsync(cancellationToken))
            {
                terminal.Output.WriteLine($"{account.UserName}\t{account.Role}\t{account.Name}\t{(account.IsDisabled ? "disabled" : "enabled")}{(emails.TryGetValue(account.Id, out var email) ? "\t" + AlertAddresses.Mask(email) : "")}");
            }

            return CommandLine.Success;
        },
        cancellationToken);

    /// <summary>Closes an account, or opens it again.</summary>
    public Task<int> DisableAsync(string userName, bool isDisabled, CancellationToken cancellationToken) => WithAsync(
        userName,
        async (accounts, account) =>
        {
            var (_, fault) = await accounts.ChangeAsync(account.Id, null, null, isDisabled, AgentAccounts.Program, cancellationToken);
            if (fault is not null)
            {
                return Refuse(fault);
            }

            terminal.Output.WriteLine($"{account.UserName} is {(isDisabled ? "disabled, and signed out everywhere" : "enabled")}.");
            return CommandLine.Success;
        },
        cancellationToken);

    /// <summary>Gives an account another password.</summary>
    public Task<int> RenewPasswordAsync(string userName, bool fromInput, CancellationToken cancellationToken) => WithAsync(
        userName,
        async (accounts, account) =>
        {
            var (password, isMade) = ReadPassword(fromInput);
            if (await accounts.SetPasswordAsync(account, password, null, AgentAccounts.Program, cancellationToken) is { } fault)
            {
                return Refuse(fault);
            }

            terminal.Output.WriteLine($"{account.UserName} has a new password, and is signed out everywhere.");
            return Show(password, isMade);
        },
        cancellationToken);

    private Task<int> WithAsync(string userName, Func<AgentAccounts, AgentAccount, Task<int>> run, CancellationToken cancellationToken) => RunAsync(
        async (accounts, store, _) => await store.FindAgentByUserNameAsync(AgentAccounts.UserNameOf(userName), cancellationToken) is { } account
            ? await run(accounts, account)
            : Refuse($"There is no account '{userName}'. See them with agent list."),
        cancellationToken);

    private async Task<int> RunAsync(Func<AgentAccounts, IAgentStore, AlertAddresses, Task<int>> run, CancellationToken cancellationToken)
    {
        var settings = ServerHost.Configure(options);
        if (options.Faults().Concat(SettingsCheck.Faults(settings)).ToArray() is { Length: > 0 } faults)
        {
            return Refuse(string.Join(Environment.NewLine, faults));
        }

        try
        {
            await using var store = await ConversationStore.OpenAsync(ServerHost.StorageOf(settings), TimeProvider.System, cancellationToken);
            return await run(new(store.Agents, TimeProvider.System), store.Agents, new(store.Alerts, store.Agents, TimeProvider.System));
        }
        catch (Exception unusable) when (unusable is StoreUnavailableException or StoreVersionException)
        {
            terminal.Errors.WriteLine(unusable.Message.ReplaceLineEndings(" "));
            return CommandLine.BrokenStore;
        }
    }

    /// <summary>A line of the input, or what is typed without being shown; nothing typed, or nobody there to type, makes one.</summary>
    private (string Password, bool IsMade) ReadPassword(bool fromInput)
    {
        var password = fromInput ? terminal.Input.ReadLine() ?? "" : terminal.AskSecret?.Invoke("Password (leave empty to have one made): ");
        return fromInput || password is { Length: > 0 } ? (password!, false) : (AgentAccounts.GeneratePassword(), true);
    }

    private int Show(string password, bool isMade)
    {
        if (isMade)
        {
            terminal.Output.WriteLine($"Password, shown this once: {password}");
        }

        return CommandLine.Success;
    }

    private int Refuse(string fault)
    {
        terminal.Errors.WriteLine(fault);
        return CommandLine.WrongCall;
    }

    /// <summary>Ben, of ben or ben@example.com.</summary>
    private static string NameOf(string userName)
    {
        var name = userName.Trim().Split('@')[0];
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }
}
