using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Puts a case out of its agent's way for a while. The customer's next message brings it back.</summary>
/// <param name="Agent">Who has it.</param>
/// <param name="Until">Until when; <see langword="null"/> ends it now.</param>
public sealed record SnoozeCase(AgentIdentity Agent, DateTimeOffset? Until) : DeskAction(Agent);
