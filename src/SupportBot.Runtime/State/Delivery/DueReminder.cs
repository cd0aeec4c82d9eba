namespace SupportBot.Runtime.State.Delivery;

/// <summary>A reminder whose time has come.</summary>
/// <param name="ConversationId">The conversation to come back to.</param>
/// <param name="Reminder">What the conversation's state holds of it.</param>
public sealed record DueReminder(string ConversationId, PendingReminder Reminder);
