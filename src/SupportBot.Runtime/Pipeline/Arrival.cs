using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>How an activity came in from a channel that does not read the log itself.</summary>
/// <param name="Reference">The way to the conversation as it is now. Where it differs from the one that is kept, it takes its place with the turn.</param>
/// <param name="AnswersInline">Whether the answers go back where the activity came from, so that none of them waits in the outbox. Default: no.</param>
public sealed record Arrival(ConversationReference Reference, bool AnswersInline = false);
