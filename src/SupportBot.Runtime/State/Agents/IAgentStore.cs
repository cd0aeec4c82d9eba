namespace SupportBot.Runtime.State.Agents;

/// <summary>Keeps the desk's accounts, sessions and audit log. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface IAgentStore
{
    /// <summary>Every account, by name.</summary>
    Task<IReadOnlyList<AgentAccount>> ListAgentsAsync(CancellationToken cancellationToken);

    /// <summary>The account with this id, or <see langword="null"/>.</summary>
    Task<AgentAccount?> FindAgentAsync(string agentId, CancellationToken cancellationToken);

    /// <summary>The account with this user name, or <see langword="null"/>.</summary>
    Task<AgentAccount?> FindAgentByUserNameAsync(string userName, CancellationToken cancellationToken);

    /// <summary>The account with this issuer and subject, or <see langword="null"/>.</summary>
    Task<AgentAccount?> FindAgentBySubjectAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Adds the account, or puts it in the place of the one with its id. Disabling it ends its sessions in the same transaction.</summary>
    /// <returns><see langword="false"/> if another account has its user name or subject; nothing was changed then.</returns>
    Task<bool> SaveAgentAsync(AgentAccount account, CancellationToken cancellationToken);

    /// <summary>
    /// Changes an account as it stands when the change is made: whoever else changes accounts, in this process or in another, comes before or after, and undoes nothing.
    /// </summary>
    /// <param name="agentId">Id of the account.</param>
    /// <param name="change">Makes the account anew from what it is and from all accounts; <see langword="null"/> leaves it. Id, user name and subject stay. It returns at once, and may be called again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The account before and after; nothing before where there is none, nothing after where it was left.</returns>
    Task<(AgentAccount? Before, AgentAccount? After)> ChangeAgentAsync(
        string agentId, Func<AgentAccount, IReadOnlyList<AgentAccount>, AgentAccount?> change, CancellationToken cancellationToken);

    /// <summary>Keeps a session; none for an account that is closed or missing, so that signing in cannot outrun the closing.</summary>
    Task AddSessionAsync(AgentSession session, CancellationToken cancellationToken);

    /// <summary>The session and its account, if it is neither expired at <paramref name="now"/> nor its account disabled; else <see langword="null"/>.</summary>
    Task<(AgentSession Session, AgentAccount Agent)?> FindSessionAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends one session.</summary>
    Task EndSessionAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of an agent but one.</summary>
    Task EndSessionsAsync(string agentId, string? exceptTokenHash, CancellationToken cancellationToken);

    /// <summary>Adds to the audit log and chains the entry to the one before.</summary>
    Task<AuditEntry> AddAuditAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The audit log, newest first.</summary>
    /// <param name="before">Entries with smaller ids only; <see cref="long.MaxValue"/> begins with the newest.</param>
    /// <param name="limit">The most entries.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<AuditEntry>> ListAuditAsync(long before, int limit, CancellationToken cancellationToken);

    /// <summary>Looks whether the audit log is what was once written.</summary>
    /// <returns>Id of the first entry that does not follow from the one before it; <see langword="null"/> if all of them do.</returns>
    Task<long?> VerifyAuditAsync(CancellationToken cancellationToken);
}
