namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>
/// Notes that a hub elsewhere is offered a case that waits. It stays in the queue until the hub takes it, and an agent of the built-in desk may be first. Refused unless it
/// waits and no hub has it. The customer is told nothing: waiting is waiting.
/// </summary>
/// <param name="Hub">The hub's name.</param>
public sealed record OfferCase(string Hub) : DeskAction(Agent: null);
