using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>The conversation that a channel asked to open.</summary>
/// <param name="Conversation">The conversation. Where the account had one open already, it is that one, with another id than the channel proposed.</param>
/// <param name="IsNew">Whether this call opened it.</param>
/// <param name="Replies">The greeting, when this call opened it; else nothing, for it stands in the log.</param>
public sealed record OpenResult(StoredConversation Conversation, bool IsNew, IReadOnlyList<Activity> Replies);
