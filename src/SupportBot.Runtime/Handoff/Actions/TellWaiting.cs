namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Tells a customer who has waited long that nobody was free yet, and what can be done meanwhile. Happens once a case.</summary>
public sealed record TellWaiting() : DeskAction(Agent: null);
