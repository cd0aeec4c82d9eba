namespace SupportBot.Runtime.State.Delivery;

/// <summary>Finds reminders that are due. Turns write and delete them. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface IReminderStore
{
    /// <summary>Reminders that are due at <paramref name="now"/>, the oldest first.</summary>
    Task<IReadOnlyList<DueReminder>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes a reminder that its conversation no longer holds, or that can never be carried out.</summary>
    Task DropReminderAsync(DueReminder reminder, CancellationToken cancellationToken);
}
