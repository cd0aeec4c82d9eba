namespace SupportBot.Runtime.Support.Cards;

/// <summary>One text of the bot. Values that only a case knows stand in braces.</summary>
/// <param name="Id">Where authors find it, such as <c>reasons/glare/step.no-flash</c>.</param>
/// <param name="Text">In the agent's language.</param>
/// <param name="Other">In the other language.</param>
/// <param name="Facts">Ids of the facts that it states.</param>
public sealed record PlaybookEntry(string Id, string Text, string Other, IReadOnlyList<string> Facts);
