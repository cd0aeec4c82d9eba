namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>What a round could not do.</summary>
/// <param name="Subject">Id of the conversation or case.</param>
/// <param name="Problem">Why, for the operator; nothing of what was said.</param>
/// <param name="Exception">What was thrown, if anything was.</param>
public sealed record RoundFault(string Subject, string Problem, Exception? Exception);
