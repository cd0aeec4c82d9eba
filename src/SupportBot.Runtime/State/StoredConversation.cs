using SupportBot.Schema;

namespace SupportBot.Runtime.State;

/// <summary>A conversation as the store keeps it between turns. A value: a turn makes a new one.</summary>
public sealed record StoredConversation
{
    /// <summary>The way back to the conversation: its id, its channel, who talks in it.</summary>
    public required ConversationReference Reference { get; init; }

    /// <summary>The signed-in account to which it belongs; <see langword="null"/> for a visitor whom nobody vouches for.</summary>
    public string? Account { get; init; }

    /// <summary>What the turn function needs.</summary>
    public required ConversationState State { get; init; }

    /// <summary>How many turns made it. Rises by one with every turn, so two turns that began from the same version cannot both be stored.</summary>
    public long Version { get; init; }

    /// <summary>Sequence of the latest activity in the log, 0 while it is empty. This is the watermark (D4).</summary>
    public long LastSequence { get; init; }

    /// <summary>Timestamp of the latest activity, to the millisecond; of the opening while the log is empty.</summary>
    public required DateTimeOffset LastTimestamp { get; init; }

    /// <summary>Whether an <c>endOfConversation</c> ended it. Its log stays readable.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The turn that the key of the look-up was used for, if it was. Not part of what is stored.</summary>
    public EarlierTurn? Earlier { get; init; }

    /// <summary>The conversation's id.</summary>
    public string Id => Reference.Conversation.Id;
}
