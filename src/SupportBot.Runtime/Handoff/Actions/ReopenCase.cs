using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Takes a resolved case up again, within the hours that the profile allows. The agent then has it.</summary>
/// <param name="Agent">Who takes it up.</param>
public sealed record ReopenCase(AgentIdentity Agent) : DeskAction(Agent);
