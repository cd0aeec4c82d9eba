namespace SupportBot.Runtime.State.Alerts;

/// <summary>A browser that can be called through its push service. It belongs to the session in which the agent allowed it, and goes with it.</summary>
/// <param name="Id">What the browser's address at its push service is known by here; the address itself is a secret.</param>
/// <param name="AgentId">Whose it is.</param>
/// <param name="TokenHash">The session.</param>
/// <param name="Sealed">The address and the keys, sealed by whoever calls; the store cannot read them.</param>
/// <param name="CreatedAt">When it was allowed.</param>
public sealed record AlertBrowser(string Id, string AgentId, string TokenHash, string Sealed, DateTimeOffset CreatedAt);
