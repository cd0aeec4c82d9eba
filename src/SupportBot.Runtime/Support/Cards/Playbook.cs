namespace SupportBot.Runtime.Support.Cards;

/// <summary>What the bot tells customers about one reason, for agents to read.</summary>
/// <param name="Topic">Path of the reason's folder.</param>
/// <param name="Name">Its name in the agent's language.</param>
/// <param name="OtherName">Its name in the other language.</param>
/// <param name="Parts">What is said first, each remedy, and answers to questions about it.</param>
/// <param name="Replies">The canned replies as they read in a case of this reason.</param>
public sealed record Playbook(string Topic, string Name, string OtherName, IReadOnlyList<PlaybookPart> Parts, IReadOnlyList<PlaybookReply> Replies);
