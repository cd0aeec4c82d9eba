using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Notes a point of the checklist or of the materials on the customer's behalf.</summary>
/// <param name="Agent">Who has the case.</param>
/// <param name="Item">Id of the point.</param>
/// <param name="IsMet">Whether it is met; <see langword="null"/> takes the note back.</param>
public sealed record MarkChecklist(AgentIdentity Agent, string Item, bool? IsMet) : DeskAction(Agent);
