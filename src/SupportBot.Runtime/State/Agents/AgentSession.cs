namespace SupportBot.Runtime.State.Agents;

/// <summary>A browser in which an agent is signed in.</summary>
/// <param name="TokenHash">SHA-256 of the cookie's token; the token itself is kept nowhere.</param>
/// <param name="AgentId">Whose session it is.</param>
/// <param name="CreatedAt">When the agent signed in.</param>
/// <param name="ExpiresAt">When it ends, whatever happens.</param>
public sealed record AgentSession(string TokenHash, string AgentId, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
