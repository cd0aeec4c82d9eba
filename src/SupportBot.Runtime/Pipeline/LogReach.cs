namespace SupportBot.Runtime.Pipeline;

/// <summary>How far in a conversation's log its customer got.</summary>
/// <param name="Delivered">The last place that the customer's client has; 0: none that is known.</param>
/// <param name="Seen">The last place that was on the customer's screen, as the client told; 0: none that is known.</param>
public readonly record struct LogReach(long Delivered, long Seen);
