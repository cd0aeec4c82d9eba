using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Takes a case that waits, or that was returned to the assistant. From then on only this agent speaks.</summary>
/// <param name="Agent">Who takes it.</param>
public sealed record ClaimCase(AgentIdentity Agent) : DeskAction(Agent);
