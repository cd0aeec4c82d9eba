using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.State.Effects;

/// <summary>Puts the case as the turn leaves it into the agents' queue, or in the place of the row that is there.</summary>
/// <param name="Case">The case.</param>
/// <param name="Facts">What is known of the customer's problem.</param>
/// <param name="Line">The customer's last words, redacted; <see langword="null"/> leaves those that are there.</param>
public sealed record SaveHandoffCase(HandoffCase Case, CaseState Facts, string? Line) : Effect;
