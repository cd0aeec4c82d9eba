using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Assignment;

/// <summary>An agent who is here and takes cases.</summary>
/// <param name="Agent">Who it is.</param>
/// <param name="Languages">Locales in which it writes to customers; empty: every one.</param>
/// <param name="Open">How many cases it has.</param>
/// <param name="Capacity">The most that it takes at a time.</param>
/// <param name="IdleSince">When it last got a case, wrote to a customer, let a case go, or came.</param>
public sealed record FreeAgent(AgentIdentity Agent, IReadOnlyList<string> Languages, int Open, int Capacity, DateTimeOffset IdleSince);
