namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>How long a hub elsewhere is waited for before the built-in queue has its case alone.</summary>
/// <param name="Answer">For taking note of an offer.</param>
/// <param name="Acceptance">For a person at the hub to take the case.</param>
public sealed record HubPatience(TimeSpan Answer, TimeSpan Acceptance);
