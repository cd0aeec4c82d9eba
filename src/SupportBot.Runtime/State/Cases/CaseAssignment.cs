namespace SupportBot.Runtime.State.Cases;

/// <summary>Why the program gave a case to an agent, as it was in that moment.</summary>
/// <param name="Language">The case's language, where the agent is known to speak it; <see langword="null"/> for an agent who takes every language.</param>
/// <param name="Open">Cases that the agent had already.</param>
/// <param name="Capacity">The most that it takes at a time.</param>
/// <param name="IdleMinutes">Whole minutes since the agent last got a case, wrote to a customer, let a case go, or came.</param>
public sealed record CaseAssignment(string? Language, int Open, int Capacity, int IdleMinutes);
