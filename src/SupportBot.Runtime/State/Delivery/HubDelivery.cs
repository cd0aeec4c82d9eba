namespace SupportBot.Runtime.State.Delivery;

/// <summary>How far a case got on its way to an agent hub elsewhere. One a case; it is no part of the conversation, for it tells of the hub and not of the customer.</summary>
public sealed record HubDelivery
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its conversation; with the conversation the delivery goes.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The hub's name.</summary>
    public required string Hub { get; init; }

    /// <summary>One of <see cref="HubDeliveryStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>How many times the case was offered: after it came back it may be offered again, and everything that is sent then has other ids.</summary>
    public int Offer { get; init; } = 1;

    /// <summary>When the offer began.</summary>
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>When the hub took note of it; from then on it is the hub's turn.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Sequence of the last activity of the log that the hub has, or does not need.</summary>
    public long Watermark { get; init; }

    /// <summary>How often the next thing to send was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next. While one process sends, it is in the future, so that no other sends the same.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Rises by one with every change, from 1; of two processes that change the same, one wins.</summary>
    public long Version { get; init; } = 1;
}
