namespace SupportBot.Runtime.Support.Cards;

/// <summary>A rejection that the customer told of.</summary>
/// <param name="At">When it was told.</param>
/// <param name="Text">What was told, in the agent's language.</param>
public sealed record CardAttempt(DateTimeOffset At, string Text);
