using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Comes back to a customer as promised. Refused when the conversation no longer holds the promise, so it happens once.</summary>
/// <param name="Reminder">The promise.</param>
public sealed record RemindCustomer(PendingReminder Reminder) : DeskAction(Agent: null);
