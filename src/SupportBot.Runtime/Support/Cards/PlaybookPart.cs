namespace SupportBot.Runtime.Support.Cards;

/// <summary>Texts that belong together.</summary>
/// <param name="Id"><c>found</c>, <c>remedy</c> or <c>answers</c> of a reason; or what all reasons share: <c>correction</c>, <c>checklist</c>, <c>web</c>, <c>app</c>,
/// <c>resubmission</c>, <c>customer-service</c>, <c>escalation</c>.</param>
/// <param name="For">When a remedy is taken, in the agent's language; <see langword="null"/>: always, or whenever no other fits.</param>
/// <param name="Next">The station that follows a remedy, one of those that a remedy may name; <see langword="null"/> for the other parts.</param>
/// <param name="Entries">The texts, in the order in which they are said.</param>
public sealed record PlaybookPart(string Id, string? For, string? Next, IReadOnlyList<PlaybookEntry> Entries);
