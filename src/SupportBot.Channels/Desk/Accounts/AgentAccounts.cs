using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>Makes and changes the desk's accounts, for the command line and for admins alike; every change stands in the audit log. Thread-safe.</summary>
/// <param name="store">Where accounts are kept.</param>
/// <param name="clock">The time of changes.</param>
public sealed class AgentAccounts(IAgentStore store, TimeProvider clock)
{
    private const int MostUserNameCharacters = 100;

    private const int MostNameCharacters = 60;

    private const int IdBytes = 16;

    private static readonly string Roles = string.Join(", ", AgentRole.All);

    /// <summary>The form in which a user name is kept, so that it does not matter how it is typed.</summary>
    /// <param name="typed">What was typed.</param>
    public static string UserNameOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.Trim().ToLowerInvariant();
    }

    /// <summary>A password that can be read aloud, for showing once.</summary>
    public static string GeneratePassword() => Passwords.Generate();

    /// <summary>Makes an account.</summary>
    /// <param name="userName">What the colleague signs in with.</param>
    /// <param name="name">The name that customers read.</param>
    /// <param name="role">One of <see cref="AgentRole"/>.</param>
    /// <param name="password">The password.</param>
    /// <param name="actor">Id of the account that does it, or <see cref="AuditEntry.Program"/>.</param>
    /// <param name="cancellationToken">Keeps it from being begun; what is begun is finished and written down.</param>
    /// <returns>The account, or what is wrong.</returns>
    public async Task<(AgentAccount? Account, string? Fault)> AddAsync(
        string userName, string name, string role, string password, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(password);
        cancellationToken.ThrowIfCancellationRequested();
        var account = new AgentAccount { Id = NewId(), UserName = UserNameOf(userName), Name = name.Trim(), Role = role, CreatedAt = clock.GetUtcNow() };
        if ((FaultInUserName(account.UserName) ?? FaultInName(account.Name) ?? FaultInRole(role) ?? Passwords.FaultIn(password)) is { } fault)
        {
            return (null, fault);
        }

        account = account with { PasswordHash = Passwords.Hash(password) };
        return await store.SaveAgentAsync(account, Entry(actor, AuditAction.AddAccount, account.Id, role), CancellationToken.None)
            ? (account, null)
            : (null, $"There is an account with the user name '{account.UserName}' already. Choose another one, or change that account.");
    }

    /// <summary>Changes name, role or standing of an account; what is <see langword="null"/> stays. Disabling it ends its sessions at once.</summary>
    /// <param name="agentId">Id of the account.</param>
    /// <param name="name">The new name.</param>
    /// <param name="role">The new role.</param>
    /// <param name="isDisabled">Whether it is closed.</param>
    /// <param name="actor">As for <see cref="AddAsync"/>.</param>
    /// <param name="cancellationToken">Keeps it from being begun; what is begun is finished and written down.</param>
    /// <returns>The account as it is now, or what is wrong; neither where there is no such account.</returns>
    public async Task<(AgentAccount? Account, string? Fault)> ChangeAsync(
        string agentId, string? name, string? role, bool? isDisabled, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (FaultIn(name, role) is { } fault)
        {
            return (null, fault);
        }

        var (before, after) = await store.ChangeAgentAsync(
            new()
            {
                AgentId = agentId,
                Make = (known, all) => Changed(known, name, role, isDisabled) is var changed && IsLastAdmin(known, changed, all) ? null : changed,
                Audit = (known, changed, ended) => Entries(actor, known, changed, ended),
            },
            CancellationToken.None);
        return before is not null && after is null
            ? (null, "Nobody else could make accounts any more: this is the only admin. Make another admin first.")
            : (after, null);
    }

    /// <summary>Says which cases, and how many, the program gives a colleague.</summary>
    /// <param name="agentId">Id of the account.</param>
    /// <param name="work">What is to hold; it has no fault.</param>
    /// <param name="actor">As for <see cref="AddAsync"/>.</param>
    /// <param name="cancellationToken">Keeps it from being begun; what is begun is finished and written down.</param>
    /// <returns>The account as it is now; <see langword="null"/> where there is no such account.</returns>
    public async Task<AgentAccount?> ChangeWorkAsync(string agentId, AgentWork work, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        cancellationToken.ThrowIfCancellationRequested();
        var (_, after) = await store.ChangeAgentAsync(
            new()
            {
                AgentId = agentId,
                Make = (known, _) => work.On(known),
                Audit = (before, changed, _) => AgentWork.Of(before) == AgentWork.Of(changed) ? [] : [Entry(actor, AuditAction.ChangeWork, agentId, AgentWork.Of(changed))],
            },
            CancellationToken.None);
        return after;
    }

    /// <summary>Gives an account another password. Its sessions end, but for one that may go on.</summary>
    /// <param name="account">The account.</param>
    /// <param name="password">The new password.</param>
    /// <param name="exceptTokenHash">The session that goes on; <see langword="null"/> ends them all.</param>
    /// <param name="actor">As for <see cref="AddAsync"/>.</param>
    /// <param name="cancellationToken">Keeps it from being begun; what is begun is finished and written down.</param>
    /// <returns>What is wrong, if anything is.</returns>
    public async Task<string?> SetPasswordAsync(AgentAccount account, string password, string? exceptTokenHash, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(password);
        cancellationToken.ThrowIfCancellationRequested();
        if (account.Subject is not null)
        {
            return "This colleague signs in through the identity provider. Change the password there.";
        }

        if (Passwords.FaultIn(password) is { } fault)
        {
            return fault;
        }

        var hash = Passwords.Hash(password);
        await store.ChangeAgentAsync(
            new()
            {
                AgentId = account.Id,
                Make = (known, _) => known with { PasswordHash = hash },
                // When the old password is gone, nothing that belongs to it may stay.
                EndsSessions = true,
                ExceptTokenHash = exceptTokenHash,
                Audit = (_, _, ended) => [Entry(actor, AuditAction.SetPassword, account.Id, null), .. Ended(actor, account.Id, AuditAction.SetPassword, ended)],
            },
            CancellationToken.None);
        return null;
    }

    /// <summary>Keeps what a colleague set in the page.</summary>
    internal Task KeepSettingsAsync(string agentId, string settings) => store.ChangeAgentAsync(
        new()
        {
            AgentId = agentId,
            Make = (known, _) => known with { Settings = settings },
            Audit = (_, _, _) => [Entry(agentId, AuditAction.KeepSettings, agentId, null)],
        },
        CancellationToken.None);

    /// <summary>The account of somebody who came through the identity provider, made or brought up to date; disabled accounts stay as they are.</summary>
    internal async Task<AgentAccount> WelcomeAsync(string subject, string userName, string name, string role, CancellationToken cancellationToken)
    {
        if (await store.FindAgentBySubjectAsync(subject, cancellationToken) is { } known)
        {
            return known.IsDisabled ? known : await RefreshAsync(known, Shorten(name), role);
        }

        var account = new AgentAccount { Id = NewId(), UserName = UserNameOf(Shorten(userName, MostUserNameCharacters)), Name = Shorten(name), Role = role, Subject = subject, CreatedAt = clock.GetUtcNow() };
        var entry = Entry(AuditEntry.Program, AuditAction.AddAccount, account.Id, role);
        if (!await store.SaveAgentAsync(account, entry, CancellationToken.None))
        {
            if (await store.FindAgentBySubjectAsync(subject, cancellationToken) is { } first)
            {
                // The same person came twice at once, from two browsers.
                return first;
            }

            // A local account of the same name is somebody else until an admin says otherwise: it is never taken over.
            account = account with { UserName = $"{account.UserName}#{account.Id[..6].ToLowerInvariant()}" };
            await store.SaveAgentAsync(account, entry, CancellationToken.None);
        }

        return account;
    }

    /// <summary>What the provider says counts, also for the last admin: there, the provider decides who is one. It stands in the audit log when it is something new.</summary>
    private async Task<AgentAccount> RefreshAsync(AgentAccount known, string name, string role)
    {
        var (_, after) = await store.ChangeAgentAsync(
            new()
            {
                AgentId = known.Id,
                Make = (found, _) => found with { Name = name, Role = role },
                Audit = (before, now, ended) => Entries(AuditEntry.Program, before, now, ended),
            },
            CancellationToken.None);
        return after ?? known;
    }

    private static bool IsLastAdmin(AgentAccount before, AgentAccount after, IReadOnlyList<AgentAccount> all) =>
        IsAdmin(before) && !IsAdmin(after) && !all.Any(other => IsAdmin(other) && other.Id != before.Id);

    private static string? FaultIn(string? name, string? role) => (name is null ? null : FaultInName(name.Trim())) ?? (role is null ? null : FaultInRole(role));

    private static AgentAccount Changed(AgentAccount known, string? name, string? role, bool? isDisabled) =>
        known with { Name = name?.Trim() ?? known.Name, Role = role ?? known.Role, IsDisabled = isDisabled ?? known.IsDisabled };

    private static string Shorten(string name, int most = MostNameCharacters) => new([.. name.Trim().Where(letter => !char.IsControl(letter)).Take(most)]);

    private static bool IsAdmin(AgentAccount account) => account is { Role: AgentRole.Admin, IsDisabled: false };

    private IEnumerable<AuditEntry> Entries(string actor, AgentAccount before, AgentAccount after, int ended)
    {
        if (before.Name != after.Name)
        {
            yield return Entry(actor, AuditAction.RenameAccount, after.Id, null);
        }

        if (before.Role != after.Role)
        {
            yield return Entry(actor, AuditAction.ChangeRole, after.Id, $"{before.Role} to {after.Role}");
        }

        if (before.IsDisabled != after.IsDisabled)
        {
            yield return Entry(actor, after.IsDisabled ? AuditAction.DisableAccount : AuditAction.EnableAccount, after.Id, null);
        }

        foreach (var entry in Ended(actor, after.Id, AuditAction.DisableAccount, ended))
        {
            yield return entry;
        }
    }

    /// <summary>The sessions that ended because of something else.</summary>
    private IEnumerable<AuditEntry> Ended(string actor, string agentId, string because, int ended) =>
        ended == 0 ? [] : [Entry(actor, AuditAction.EndSession, agentId, string.Create(CultureInfo.InvariantCulture, $"{because}; sessions={ended}"))];

    private AuditEntry Entry(string actor, string action, string target, string? detail) => new(0, clock.GetUtcNow(), actor, action, target, detail);

    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    private static string? FaultInUserName(string userName) =>
        userName.Length is 0 or > MostUserNameCharacters || !userName.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@' or '+')
            ? string.Create(CultureInfo.InvariantCulture, $"'{userName}' is no user name. Write 1 to {MostUserNameCharacters} letters, digits and . - _ @ +, such as ben or ben@example.com.")
            : null;

    private static string? FaultInName(string name) => name.Length is 0 or > MostNameCharacters || name.Any(char.IsControl)
        ? string.Create(CultureInfo.InvariantCulture, $"'{name.ReplaceLineEndings(" ")}' is no name. Write 1 to {MostNameCharacters} characters that customers may read, such as Ben.")
        : null;

    private static string? FaultInRole(string role) => AgentRole.All.Contains(role) ? null : $"'{role}' is no role. Write one of {Roles}.";
}
