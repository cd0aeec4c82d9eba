namespace SupportBot.Runtime.State.Cases;

/// <summary>A case in the queue, with no more than its place depends on.</summary>
/// <param name="Id">The case.</param>
/// <param name="ConversationId">Its conversation.</param>
/// <param name="Priority">See <see cref="HandoffCase.Priority"/>.</param>
/// <param name="WaitingSince">See <see cref="HandoffCase.WaitingSince"/>.</param>
/// <param name="StatusSince">Since when it waits this time.</param>
public sealed record WaitingCase(string Id, string ConversationId, int Priority, DateTimeOffset WaitingSince, DateTimeOffset StatusSince)
{
    /// <summary>The order of the queue: by priority, then by waiting time.</summary>
    public static IComparer<WaitingCase> Order { get; } = Comparer<WaitingCase>.Create(Compare);

    /// <summary>The place that a case takes in the queue; <see langword="null"/> where it does not wait.</summary>
    public static WaitingCase? Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var held = row.Case;
        return held.Status == CaseStatus.Waiting ? new(held.Id, row.ConversationId, held.Priority, held.WaitingSince, held.StatusSince) : null;
    }

    private static int Compare(WaitingCase one, WaitingCase other) =>
        other.Priority.CompareTo(one.Priority) is not 0 and var byPriority ? byPriority
        : one.WaitingSince.ToUnixTimeMilliseconds().CompareTo(other.WaitingSince.ToUnixTimeMilliseconds()) is not 0 and var byTime ? byTime
        : string.CompareOrdinal(one.Id, other.Id);
}
