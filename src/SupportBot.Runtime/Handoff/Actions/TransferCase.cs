using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Hands a case to a colleague, who then has it.</summary>
/// <param name="Agent">Who hands it on: the one who has it, or a lead.</param>
/// <param name="To">Who gets it.</param>
/// <param name="IsLead">Whether <paramref name="Agent"/> may move the cases of others.</param>
public sealed record TransferCase(AgentIdentity Agent, AgentIdentity To, bool IsLead = false) : DeskAction(Agent);
