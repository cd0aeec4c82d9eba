namespace SupportBot.Runtime.State.Effects;

/// <summary>Comes back to the customer later.</summary>
/// <param name="Kind">What for: <c>review</c> or <c>manual-review</c>.</param>
/// <param name="Due">When.</param>
public sealed record ScheduleReminder(string Kind, DateTimeOffset Due) : Effect;
