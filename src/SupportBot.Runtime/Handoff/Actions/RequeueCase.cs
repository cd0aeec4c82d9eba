using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Puts a case back into the queue, at its old place.</summary>
/// <param name="Agent">The agent who lets it go; <see langword="null"/> where the program takes it from the one who has it.</param>
/// <param name="Reason">Why, one of <see cref="RequeueReason"/>.</param>
/// <param name="From">Only if this agent still has it: what the program saw may be over.</param>
public sealed record RequeueCase(AgentIdentity? Agent, string Reason, string? From = null) : DeskAction(Agent);
