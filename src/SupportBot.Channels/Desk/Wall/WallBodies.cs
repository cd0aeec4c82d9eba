using SupportBot.Channels.Desk.Views;

namespace SupportBot.Channels.Desk.Wall;

/// <summary>What the wall shows to leads: how the desk stands right now. Nothing personal is in it, for it hangs where anybody passes.</summary>
internal static class WallBodies
{
    /// <param name="At">When it was so.</param>
    /// <param name="Hours">Whether the desk is open.</param>
    /// <param name="Waiting">Who waits.</param>
    /// <param name="Late">Who waits for longer than they should.</param>
    /// <param name="ByReason">Cases that nobody has, by reason; the most first.</param>
    /// <param name="ByLocale">The same by language.</param>
    /// <param name="Agents">Everybody who has an account that is not closed.</param>
    /// <param name="Today">What happened since midnight at the desk.</param>
    internal sealed record WallAnswer(
        DateTimeOffset At,
        WallHours Hours,
        WallWaiting Waiting,
        WallLate Late,
        IReadOnlyList<WallGroup> ByReason,
        IReadOnlyList<WallGroup> ByLocale,
        IReadOnlyList<WallAgent> Agents,
        WallToday Today);

    /// <param name="Kept">Whether there are office hours at all; without them the desk is always open.</param>
    /// <param name="Open">Whether it is open now.</param>
    /// <param name="OpensAt">When it opens again.</param>
    internal sealed record WallHours(bool Kept, bool Open, DateTimeOffset? OpensAt);

    /// <param name="Count">How many wait.</param>
    /// <param name="Since">Since when the one who waits longest does.</param>
    /// <param name="CaseId">Whose case that is.</param>
    internal sealed record WallWaiting(int Count, DateTimeOffset? Since, string? CaseId);

    /// <param name="First">How many wait for too long for the first reply.</param>
    /// <param name="Answer">How many wait for too long for another answer of their agent.</param>
    /// <param name="Rows">The latest of both, the longest overdue first.</param>
    internal sealed record WallLate(int First, int Answer, IReadOnlyList<CaseRowView> Rows);

    /// <param name="Id">The topic or the language; <see langword="null"/> where the reason is not known.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Count">How many cases.</param>
    /// <param name="Since">Since when the one who waits longest does.</param>
    internal sealed record WallGroup(string? Id, string? Name, int Count, DateTimeOffset Since);

    /// <param name="Id">The account.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Role">Its role.</param>
    /// <param name="Status">online, away or offline.</param>
    /// <param name="Cases">How many cases the agent has.</param>
    /// <param name="SilentSince">Since when a customer of the agent waits for a word; <see langword="null"/> while none does.</param>
    /// <param name="SilentIn">In which case.</param>
    internal sealed record WallAgent(string Id, string Name, string Role, string Status, int Cases, DateTimeOffset? SilentSince, string? SilentIn);

    /// <param name="Day">The day, by the desk's clock.</param>
    /// <param name="Opened">Cases that were opened.</param>
    /// <param name="Resolved">Cases that were resolved.</param>
    /// <param name="MedianMinutes">What half of those who were claimed did not wait longer than.</param>
    internal sealed record WallToday(DateOnly Day, int Opened, int Resolved, double? MedianMinutes);
}
