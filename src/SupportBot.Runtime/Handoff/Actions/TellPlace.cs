using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>
/// Tells a customer who waits where the case stands, once a case; and one who was told that nobody was there, that somebody is now, once each time. Nothing is said in the middle of a talk or
/// in the customer's quiet hours.
/// </summary>
/// <param name="Queue">What is known of the queue: somebody is there.</param>
public sealed record TellPlace(QueueOutlook Queue) : DeskAction(Agent: null);
