using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Closes a case. The customer is told, and can rate the human part.</summary>
/// <param name="Agent">Who has it.</param>
public sealed record ResolveCase(AgentIdentity Agent) : DeskAction(Agent);
