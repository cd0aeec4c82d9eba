using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Runtime.State.Effects;

/// <summary>One reminder was carried out or put off; its row goes.</summary>
/// <param name="Reminder">The reminder.</param>
public sealed record DropReminder(PendingReminder Reminder) : Effect;
