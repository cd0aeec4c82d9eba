namespace SupportBot.Runtime.State.Cases;

/// <summary>An agent, as cases and customers know one.</summary>
/// <param name="Id">Id of the account; never shown to customers.</param>
/// <param name="Name">The name that customers read.</param>
public sealed record AgentIdentity(string Id, string Name);
