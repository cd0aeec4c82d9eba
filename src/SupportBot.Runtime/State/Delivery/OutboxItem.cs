using SupportBot.Schema;

namespace SupportBot.Runtime.State.Delivery;

/// <summary>An activity that has to leave for a channel that does not read the log itself.</summary>
/// <param name="Id">Rises with the order of commits.</param>
/// <param name="Reference">The way to the conversation; one without a service URL where it cannot be read.</param>
/// <param name="Sequence">The activity's place in the log.</param>
/// <param name="Activity">The activity; one without a type where it cannot be read.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">When it was committed.</param>
/// <param name="DueAt">When it is to be tried next.</param>
/// <param name="Problem">Why the last try failed, for the operator; nothing of what was said.</param>
/// <param name="IsDead">Whether it was given up, until an operator tries it again.</param>
public sealed record OutboxItem(
    long Id,
    ConversationReference Reference,
    long Sequence,
    Activity Activity,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    string? Problem,
    bool IsDead);
