namespace SupportBot.Runtime.State.Agents;

/// <summary>Who did or read what. Entries are only ever added, and each is chained to the one before it by a hash.</summary>
/// <param name="Id">Rises by one; 0 before it is kept.</param>
/// <param name="At">When.</param>
/// <param name="AgentId">Who; <c>system</c> for the program itself.</param>
/// <param name="Action">What, such as <c>case.claim</c> or <c>identity.reveal</c>.</param>
/// <param name="Target">To which case or account.</param>
/// <param name="Detail">Why, or what exactly; never what customers wrote.</param>
/// <param name="Hash">SHA-256 over the entry before and this one, in hex; empty before it is kept.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string AgentId, string Action, string? Target, string? Detail, string Hash = "");
