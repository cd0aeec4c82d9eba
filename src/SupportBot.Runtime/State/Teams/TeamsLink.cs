namespace SupportBot.Runtime.State.Teams;

/// <summary>Who in Teams is which account of the desk. Names are nothing to go by; ids of the organisation's directory are.</summary>
/// <param name="TenantId">The organisation.</param>
/// <param name="UserId">The person's object id in its directory.</param>
/// <param name="AgentId">The account.</param>
/// <param name="LinkedAt">Since when.</param>
public sealed record TeamsLink(string TenantId, string UserId, string AgentId, DateTimeOffset LinkedAt);
