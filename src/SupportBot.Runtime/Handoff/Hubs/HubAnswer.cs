namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>What a hub made of something that was sent to it.</summary>
/// <param name="Outcome">Whether the hub has it.</param>
/// <param name="Problem">Why not, for the operator, such as <c>HTTP 503</c>; nothing of what was said.</param>
public sealed record HubAnswer(HubOutcome Outcome, string? Problem = null)
{
    /// <summary>The hub has it.</summary>
    public static HubAnswer Received { get; } = new(HubOutcome.Received);
}
