namespace SupportBot.Runtime.State.Effects;

/// <summary>Puts the conversation into the agents' queue.</summary>
/// <param name="Case">What is known of the case.</param>
/// <param name="Summary">The summary that the customer saw, in the customer's language.</param>
public sealed record OpenHandoffCase(CaseState Case, string Summary) : Effect;
