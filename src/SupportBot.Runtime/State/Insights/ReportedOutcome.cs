namespace SupportBot.Runtime.State.Insights;

/// <summary>What a customer reported of the verification after being told what to do.</summary>
public static class ReportedOutcome
{
    /// <summary>It was approved.</summary>
    public const string Approved = "approved";

    /// <summary>It was rejected once more.</summary>
    public const string RejectedAgain = "rejected-again";

    /// <summary>It is still under review.</summary>
    public const string Waiting = "waiting";
}
