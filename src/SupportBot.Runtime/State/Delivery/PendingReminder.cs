namespace SupportBot.Runtime.State.Delivery;

/// <summary>A promise to come back that a conversation holds. The state is the truth; a store's table only finds those that are due.</summary>
/// <param name="Kind">What for: <c>review</c>, <c>review-day</c> or <c>manual-review</c>.</param>
/// <param name="Due">When.</param>
public sealed record PendingReminder(string Kind, DateTimeOffset Due);
