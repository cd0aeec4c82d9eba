namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>What came of calling an agent in one way.</summary>
/// <param name="IsSent">Whether somebody took the notice to carry it to the agent.</param>
/// <param name="RetryAfter">When the same is worth another try; <see langword="null"/> when it is not.</param>
public sealed record AlertOutcome(bool IsSent, TimeSpan? RetryAfter)
{
    /// <summary>Whether nothing was tried, so that nobody is waited for. Default: no.</summary>
    public bool IsPassedOn { get; private init; }

    /// <summary>It is on its way.</summary>
    public static AlertOutcome Sent { get; } = new(true, null);

    /// <summary>The agent does not have this means: the next one is tried at once.</summary>
    public static AlertOutcome NotTheirs { get; } = new(false, null) { IsPassedOn = true };

    /// <summary>The agent cannot be reached like this.</summary>
    public static AlertOutcome NoWay { get; } = new(false, null);

    /// <summary>Not now, but perhaps after this time.</summary>
    public static AlertOutcome Later(TimeSpan after) => new(false, after);
}
