namespace SupportBot.Runtime.State.Insights;

/// <summary>The steps of the way from a rejection to its end, in order. Clients show them, and reports count how far people get.</summary>
public static class WaySteps
{
    /// <summary>Finding out the reason.</summary>
    public const string Reason = "reason";

    /// <summary>What to do about it.</summary>
    public const string Fix = "fix";

    /// <summary>The checklist.</summary>
    public const string Check = "check";

    /// <summary>Sending it in again.</summary>
    public const string Send = "send";

    /// <summary>The wait, and its outcome.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>All of them, the first one first.</summary>
    public static IReadOnlyList<string> All { get; } = [Reason, Fix, Check, Send, FollowUp];

    /// <summary>The place of a step, from 1; 0 for whatever is no step of the way.</summary>
    public static int PlaceOf(string? step)
    {
        for (var at = 0; at < All.Count; at++)
        {
            if (All[at] == step)
            {
                return at + 1;
            }
        }

        return 0;
    }
}
