namespace SupportBot.Runtime.Support.Cards;

/// <summary>A canned reply as it reads in a case of which only the reason is known.</summary>
/// <param name="Id">Its name in <c>dialogs/replies</c>.</param>
/// <param name="Name">What agents call it.</param>
/// <param name="Text">In the agent's language.</param>
/// <param name="Other">In the other language.</param>
/// <param name="Missing">Values that only the case knows; with any of them it cannot be copied as it is.</param>
public sealed record PlaybookReply(string Id, string Name, string Text, string Other, IReadOnlyList<string> Missing);
