using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>The program gives a case that waits to an agent who is free. Like a claim: of all that take it, one does.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Why">Why this one.</param>
public sealed record AssignCase(AgentIdentity To, CaseAssignment Why) : DeskAction(Agent: null);
