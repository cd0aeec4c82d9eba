namespace SupportBot.Runtime.State.Cases;

/// <summary>Cases that were asked for: waiting ones first by priority and waiting time, the others by what changed last.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">How many there are in all, those that cannot be read included.</param>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, int Total)
{
    /// <summary>What belongs on this page and cannot be read. Default: nothing.</summary>
    public IReadOnlyList<UnreadableCase> Unreadable { get; init; } = [];

    /// <summary>Whether there may be more cases than <see cref="Total"/> says. Default: no.</summary>
    public bool IsTotalLeast { get; init; }

    /// <summary>How many places of the list this page takes, for the next one to begin behind it.</summary>
    public int Length => Rows.Count + Unreadable.Count;
}
