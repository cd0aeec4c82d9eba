namespace SupportBot.Runtime.State.Agents;

/// <summary>Who did or read what. Entries are only ever added, and each is chained to the one before it by a hash.</summary>
/// <param name="Id">Rises by one; 0 before it is kept.</param>
/// <param name="At">When.</param>
/// <param name="AgentId">Who; <c>system</c> for the program itself.</param>
/// <param name="Action">What, one of <see cref="AuditAction"/>.</param>
/// <param name="Target">To which case or account.</param>
/// <param name="Detail">Why, or what exactly; never what customers wrote.</param>
/// <param name="Hash">SHA-256 over the entry before and this one, in hex; empty before it is kept.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string AgentId, string Action, string? Target, string? Detail, string Hash = "")
{
    /// <summary>Who the audit log names for what the program does: the command line, the provider's word, the rounds.</summary>
    public const string Program = "system";
}
