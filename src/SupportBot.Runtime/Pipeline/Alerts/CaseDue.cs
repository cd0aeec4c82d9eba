using SupportBot.Runtime.Content;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>When customers should have an answer. Pure.</summary>
public static class CaseDue
{
    /// <summary>The share of the time after which an answer counts as due soon: the queue turns amber then.</summary>
    private const double Amber = 0.75;

    /// <summary>When the answer is due: the first one some minutes after asking, later ones before the case would go back to the queue. <see langword="null"/> when none is.</summary>
    public static DateTimeOffset? At(HandoffCase handoff, DeskProfile desk) => Time(handoff, desk) is { } time ? time.From + time.Length : null;

    /// <summary>When it begins to be due soon; <see langword="null"/> when none is due.</summary>
    public static DateTimeOffset? SoonAt(HandoffCase handoff, DeskProfile desk) => Time(handoff, desk) is { } time ? time.From + (time.Length * Amber) : null;

    private static (DateTimeOffset From, TimeSpan Length)? Time(HandoffCase handoff, DeskProfile desk)
    {
        ArgumentNullException.ThrowIfNull(handoff);
        ArgumentNullException.ThrowIfNull(desk);
        return handoff switch
        {
            { SnoozedUntil: not null } => null,
            { Status: CaseStatus.Waiting } or { Status: CaseStatus.Assigned, FirstReplyAt: null } => (handoff.WaitingSince, TimeSpan.FromMinutes(desk.FirstReplyMinutes)),
            { Status: CaseStatus.Assigned, LastCustomerAt: { } asked } when !(handoff.LastAgentAt >= asked) => (asked, TimeSpan.FromMinutes(desk.AgentSilentMinutes)),
            _ => null,
        };
    }
}
