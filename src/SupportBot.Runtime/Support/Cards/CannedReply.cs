namespace SupportBot.Runtime.Support.Cards;

/// <summary>A reply that authors wrote for agents, filled in from a case.</summary>
/// <param name="Id">Its id in the content.</param>
/// <param name="Name">What it is about, in the agent's language.</param>
/// <param name="Text">The words, in the customer's language; a variable without a value still stands in braces.</param>
/// <param name="Missing">Names of the variables that have no value. A reply with any is not ready to be sent.</param>
public sealed record CannedReply(string Id, string Name, string Text, IReadOnlyList<string> Missing);
