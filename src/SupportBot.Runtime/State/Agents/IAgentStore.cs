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
    /// <param name="account">The account.</param>
    /// <param name="audit">What the audit log tells of it, if and only if it is done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> SaveAgentAsync(AgentAccount account, AuditEntry? audit, CancellationToken cancellationToken);

    /// <summary>
    /// Changes an account as it stands when the change is made: whoever else changes accounts, in this process or in another, comes before or after, and undoes nothing.
    /// </summary>
    /// <returns>The account before and after; nothing before where there is none, nothing after where it was left.</returns>
    Task<(AgentAccount? Before, AgentAccount? After)> ChangeAgentAsync(AgentChange change, CancellationToken cancellationToken);

    /// <summary>Keeps a session; none for an account that is closed or missing, so that signing in cannot outrun the closing.</summary>
    /// <param name="session">The session.</param>
    /// <param name="audit">What the audit log tells of it, if and only if it is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AddSessionAsync(AgentSession session, AuditEntry? audit, CancellationToken cancellationToken);

    /// <summary>The session and its account, if it is neither expired at <paramref name="now"/> nor its account disabled; else <see langword="null"/>.</summary>
    Task<(AgentSession Session, AgentAccount Agent)?> FindSessionAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends one session.</summary>
    /// <param name="tokenHash">Which.</param>
    /// <param name="audit">What the audit log tells of it, if and only if there was one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task EndSessionAsync(string tokenHash, AuditEntry? audit, CancellationToken cancellationToken);

    /// <summary>Adds to the audit log and chains the entry to the one before.</summary>
    Task<AuditEntry> AddAuditAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The audit log, newest first.</summary>
    /// <param name="before">Entries with smaller ids only; <see cref="long.MaxValue"/> begins with the newest.</param>
    /// <param name="limit">The most entries.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<AuditEntry>> ListAuditAsync(long before, int limit, CancellationToken cancellationToken);

    /// <summary>The audit log, oldest first.</summary>
    /// <param name="after">Entries with greater ids only; 0 begins with the oldest.</param>
    /// <param name="limit">The most entries.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<AuditEntry>> ReadAuditAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Looks whether the audit log is what was once written, from its first entry to its end.</summary>
    Task<AuditCheck> VerifyAuditAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Looks whether what came since the last look of this process follows from what it saw then; the first time it looks at all. What somebody changes further back is seen by
    /// <see cref="VerifyAuditAsync"/>.
    /// </summary>
    Task<AuditCheck> VerifyNewAuditAsync(CancellationToken cancellationToken);

    /// <summary>Seals the end of the audit log with the key of now, and says so in it: for an operator who has changed the key.</summary>
    /// <returns>What the log was before. Where an entry was changed or is missing, nothing is sealed, for no seal makes that good.</returns>
    Task<AuditCheck> SealAuditAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
