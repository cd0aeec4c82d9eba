using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Assignment;

/// <summary>A case that waits for anybody.</summary>
/// <param name="Place">Its place in the queue.</param>
/// <param name="Locale">The customer's language.</param>
/// <param name="LostBy">Id of the agent who had it before it came back; <see langword="null"/> where nobody had it.</param>
/// <param name="LostFor">Why it came back, one of <see cref="RequeueReason"/>.</param>
public sealed record UnclaimedCase(WaitingCase Place, string Locale, string? LostBy = null, string? LostFor = null)
{
    /// <summary>The case, if it waits for anybody here; <see langword="null"/> where it does not wait, is kept for somebody, or was offered to agents elsewhere.</summary>
    public static UnclaimedCase? Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Case is not { ReservedFor: null, Hub: null } held || WaitingCase.Of(row) is not { } place)
        {
            return null;
        }

        // A case that comes back from an agent keeps its place; one that its customer opened again begins to wait anew, and nobody lost it.
        var cameBack = held.StatusSince > held.WaitingSince;
        return new(place, row.Locale, cameBack ? held.Agent?.Id : null, cameBack ? held.RequeuedFor : null);
    }
}
