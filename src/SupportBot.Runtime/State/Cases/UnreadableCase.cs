namespace SupportBot.Runtime.State.Cases;

/// <summary>A case whose row cannot be read. It is named, so that somebody can look after it, and keeps no other case from being shown.</summary>
/// <param name="Id">The case.</param>
/// <param name="ConversationId">Its conversation.</param>
/// <param name="Status">One of <see cref="CaseStatus"/>, as the row says.</param>
/// <param name="Problem">What is wrong and what to do, for the operator; it quotes nothing.</param>
public sealed record UnreadableCase(string Id, string ConversationId, string Status, string Problem);
