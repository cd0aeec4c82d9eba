namespace SupportBot.Runtime.State.Agents;

/// <summary>What is done to an account, all of it in one transaction.</summary>
public sealed record AgentChange
{
    /// <summary>Id of the account.</summary>
    public required string AgentId { get; init; }

    /// <summary>
    /// Makes the account anew from what it is and from all accounts; <see langword="null"/> leaves it. Id, user name and subject stay. It returns at once, and may be called again.
    /// </summary>
    public required Func<AgentAccount, IReadOnlyList<AgentAccount>, AgentAccount?> Make { get; init; }

    /// <summary>Whether the account's sessions end. Default: only when it is closed.</summary>
    public bool EndsSessions { get; init; }

    /// <summary>Hash of a session that goes on. Default: none.</summary>
    public string? ExceptTokenHash { get; init; }

    /// <summary>What the audit log is to tell, from the account before and after and the number of sessions that ended. Default: nothing.</summary>
    public Func<AgentAccount, AgentAccount, int, IEnumerable<AuditEntry>> Audit { get; init; } = (_, _, _) => [];
}
