namespace SupportBot.Runtime.State.Cases;

/// <summary>Cases that changed, in the order in which they did; each with its latest change only.</summary>
/// <param name="Rows">The cases as they are now.</param>
/// <param name="Unreadable">Those that cannot be read.</param>
/// <param name="Last">Number of the last change in this answer; the one that was asked for, where there is none.</param>
/// <param name="Newest">Number of the newest change that there is.</param>
/// <param name="Gone">How many cases were deleted since the store was made. When it rises, what is known of cases may be of one that is no more.</param>
public sealed record CaseChanges(IReadOnlyList<CaseRow> Rows, IReadOnlyList<UnreadableCase> Unreadable, long Last, long Newest, long Gone)
{
    /// <summary>How many cases there are in this answer.</summary>
    public int Length => Rows.Count + Unreadable.Count;
}
