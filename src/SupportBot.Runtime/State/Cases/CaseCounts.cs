namespace SupportBot.Runtime.State.Cases;

/// <summary>How much there is to do.</summary>
/// <param name="Waiting">Cases in the queue.</param>
/// <param name="Assigned">Cases with agents, by the agent's id.</param>
/// <param name="WithAssistant">Open conversations of the last 24 hours in which the assistant answers.</param>
/// <param name="MedianMinutes">Minutes between claim and end of recent cases, in the middle; <see langword="null"/> before there were any.</param>
public sealed record CaseCounts(int Waiting, IReadOnlyDictionary<string, int> Assigned, int WithAssistant, double? MedianMinutes);
