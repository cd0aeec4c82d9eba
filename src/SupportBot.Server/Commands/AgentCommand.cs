using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Teams;
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
        async (accounts, store) =>
        {
            if (agent.Email is { } typed && AlertAddresses.FaultIn(typed) is { } faultInEmail)
            {
                return Refuse($"--email: {faultInEmail}");
            }

            if (agent.Work.FaultIn(null) is { } faultInWork)
            {
                return Refuse(faultInWork);
            }

            var (password, isMade) = ReadPassword(fromInput);
            var (account, fault) = await accounts.AddAsync(agent.UserName, agent.Name ?? NameOf(agent.UserName), agent.Role, password, AuditEntry.Program, cancellationToken);
            if (account is null)
            {
                return Refuse(fault!);
            }

            await accounts.ChangeWorkAsync(account.Id, agent.Work, AuditEntry.Program, cancellationToken);
            if (agent.Email is { } email)
            {
                await AddressesIn(store).SetAsync(account.Id, email, AuditEntry.Program, cancellationToken);
            }

            terminal.Output.WriteLine($"{account.UserName} ({account.Role}) can sign in at /desk.");
            return Show(password, isMade);
        },
        cancellationToken);

    public Task<int> ListAsync(CancellationToken cancellationToken) => RunAsync(
        async (_, store) =>
        {
            await store.Agents.AddAuditAsync(new(0, TimeProvider.System.GetUtcNow(), AuditEntry.Program, AuditAction.ListAccounts, null, "command line"), cancellationToken);
            var emails = await AddressesIn(store).ListAsync(cancellationToken);
            foreach (var account in await store.Agents.ListAgentsAsync(cancellationToken))
            {
                string?[] columns =
                [
                    account.UserName, account.Role, account.Name, account.IsDisabled ? "disabled" : "enabled", emails.TryGetValue(account.Id, out var email) ? AlertAddresses.Mask(email) : null,
                    account.Languages.Count == 0 ? null : string.Join(' ', account.Languages), account.Capacity is { } most ? $"{most} cases" : null,
                ];
                terminal.Output.WriteLine(string.Join('\t', columns.OfType<string>()));
            }

            return CommandLine.Success;
        },
        cancellationToken);

    /// <summary>Closes an account, or opens it again.</summary>
    public Task<int> DisableAsync(string userName, bool isDisabled, CancellationToken cancellationToken) => WithAsync(
        userName,
        async (accounts, account) =>
        {
            var (_, fault) = await accounts.ChangeAsync(account.Id, null, null, isDisabled, AuditEntry.Program, cancellationToken);
            if (fault is not null)
            {
                return Refuse(fault);
            }

            terminal.Output.WriteLine($"{account.UserName} is {(isDisabled ? "disabled, and signed out everywhere" : "enabled")}.");
            return CommandLine.Success;
        },
        cancellationToken);

    /// <summary>Says which cases, and how many, the program gives a colleague.</summary>
    public Task<int> ChangeWorkAsync(string userName, AgentWork work, CancellationToken cancellationToken) => WithAsync(
        userName,
        async (accounts, account) =>
        {
            if (work.FaultIn(null) is { } fault)
            {
                return Refuse(fault);
            }

            await accounts.ChangeWorkAsync(account.Id, work, AuditEntry.Program, cancellationToken);
            terminal.Output.WriteLine($"{account.UserName} gets cases in {(work.Languages is { Count: > 0 } languages ? string.Join(", ", languages) : "every language")}, "
                + $"{(work.Capacity is { } most and > AgentWork.NoNumber ? $"{most} at a time" : "as many at a time as the profile says")}.");
            return CommandLine.Success;
        },
        cancellationToken);

    /// <summary>Gives an account another password.</summary>
    public Task<int> RenewPasswordAsync(string userName, bool fromInput, CancellationToken cancellationToken) => WithAsync(
        userName,
        async (accounts, account) =>
        {
            var (password, isMade) = ReadPassword(fromInput);
            if (await accounts.SetPasswordAsync(account, password, null, AuditEntry.Program, cancellationToken) is { } fault)
            {
                return Refuse(fault);
            }

            terminal.Output.WriteLine($"{account.UserName} has a new password, and is signed out everywhere.");
            return Show(password, isMade);
        },
        cancellationToken);

    /// <summary>Shows a code that makes a channel of Teams the desk.</summary>
    public Task<int> OpenInTeamsAsync(CancellationToken cancellationToken) => RunAsync(
        async (_, store) =>
        {
            var (code, _) = await CodesOf(store).MakeForChannelAsync(null, cancellationToken);
            terminal.Output.WriteLine($"Write this in the channel of your support team, within {DeskCode.Lifetime.TotalMinutes:0} minutes, and mention the bot: desk {code}");
            return CommandLine.Success;
        },
        cancellationToken);

    /// <summary>Shows a code by which an agent is known in Teams.</summary>
    public Task<int> LinkAsync(string userName, CancellationToken cancellationToken) => RunAsync(
        async (_, store) =>
        {
            if (await store.Agents.FindAgentByUserNameAsync(AgentAccounts.UserNameOf(userName), cancellationToken) is not { } account)
            {
                return Refuse(Unknown(userName));
            }

            var (code, _) = await CodesOf(store).MakeForAgentAsync(account.Id, AuditEntry.Program, cancellationToken);
            terminal.Output.WriteLine($"{account.UserName} writes this to the bot in a private chat in Teams, within {DeskCode.Lifetime.TotalMinutes:0} minutes: link {code}");
            return CommandLine.Success;
        },
        cancellationToken);

    private static AlertAddresses AddressesIn(SupportStore store) => new(store.Alerts, store.Agents, TimeProvider.System);

    private static TeamsCodes CodesOf(SupportStore store) => new(store.Teams, store.Agents, TimeProvider.System);

    private static string Unknown(string userName) => $"There is no account '{userName}'. See them with agent list.";

    private Task<int> WithAsync(string userName, Func<AgentAccounts, AgentAccount, Task<int>> run, CancellationToken cancellationToken) => RunAsync(
        async (accounts, store) => await store.Agents.FindAgentByUserNameAsync(AgentAccounts.UserNameOf(userName), cancellationToken) is { } account
            ? await run(accounts, account)
            : Refuse(Unknown(userName)),
        cancellationToken);

    private Task<int> RunAsync(Func<AgentAccounts, SupportStore, Task<int>> run, CancellationToken cancellationToken) =>
        OpenedStore.WithAsync(terminal, options, store => run(new(store.Agents, TimeProvider.System), store), cancellationToken);

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
