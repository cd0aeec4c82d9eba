using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Gives the conversation back to the assistant, which goes on at the exact step where it stood.</summary>
/// <param name="Agent">Who has the case.</param>
/// <param name="Note">What the assistant tells the customer from the agent, if anything.</param>
public sealed record ReturnCase(AgentIdentity Agent, string? Note) : DeskAction(Agent);
