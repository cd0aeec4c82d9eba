using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Effects;
using SupportBot.Schema;

namespace SupportBot.Runtime.State;

/// <summary>Everything that a turn leaves behind, to be stored in one transaction (D3).</summary>
public sealed record TurnCommit
{
    /// <summary>
    /// The conversation as the turn leaves it. Its version is one more than the one from which the turn was worked out; version 1 opens the conversation.
    /// </summary>
    public required StoredConversation Conversation { get; init; }

    /// <summary>
    /// What is added to the log, in order, redacted, with ids and timestamps; the last one has the conversation's
    /// <see cref="StoredConversation.LastSequence"/>. May be empty.
    /// </summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>What is to happen besides, in order.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>The idempotency key of the first activity, unique in the conversation for ever.</summary>
    public string? Key { get; init; }

    /// <summary>Hash of what came in under the key; see <see cref="EarlierTurn"/>.</summary>
    public string? ContentHash { get; init; }

    /// <summary>
    /// Sequences of the activities that have to leave through the outbox, because the conversation's channel does not read the log itself. Default: none.
    /// </summary>
    public IReadOnlyList<long> Outbound { get; init; } = [];

    /// <summary>Whether the way to the conversation changed, so that its reference is stored anew. Default: no.</summary>
    public bool IsReferenceNew { get; init; }

    /// <summary>What the audit log is to tell of the turn; it is there if and only if the turn is. Default: nothing, for customers are not audited.</summary>
    public AuditEntry? Audit { get; init; }
}
