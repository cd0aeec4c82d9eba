using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Wall;

/// <summary>Whether an agent owes the customer of a case a word, and since when. Pure.</summary>
internal static class CaseSilence
{
    public static bool IsSilent(CaseRow row) => row.Case is { SnoozedUntil: null } held && (held.LastAgentAt is not { } said || said < Since(row));

    /// <summary>Since the customer's last message, but not from before the agent had the case.</summary>
    public static DateTimeOffset Since(CaseRow row) =>
        row.Case.LastCustomerAt is { } asked && asked > row.Case.StatusSince ? asked : row.Case.StatusSince;
}
