namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>What came of calling an agent in one way.</summary>
/// <param name="IsSent">Whether somebody took the notice to carry it to the agent.</param>
/// <param name="RetryAfter">When the same is worth another try; <see langword="null"/> when it is not.</param>
public sealed record AlertOutcome(bool IsSent, TimeSpan? RetryAfter)
{
    /// <summary>It is on its way.</summary>
    public static AlertOutcome Sent { get; } = new(true, null);

    /// <summary>The agent cannot be reached like this.</summary>
    public static AlertOutcome NoWay { get; } = new(false, null);

    /// <summary>Not now, but perhaps after this time.</summary>
    public static AlertOutcome Later(TimeSpan after) => new(false, after);
}
