using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Views;

/// <summary>A case at a glance, in the agent's language. Nothing personal is in it.</summary>
internal sealed record CaseRowView
{
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    public required string Status { get; init; }

    public required string Trigger { get; init; }

    public required int Priority { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public required DateTimeOffset StatusSince { get; init; }

    public AgentIdentity? Agent { get; init; }

    public AgentIdentity? ReservedFor { get; init; }

    /// <summary>Why the program gave it to the agent who has it, in one line.</summary>
    public string? Assigned { get; init; }

    public DateTimeOffset? FirstClaimAt { get; init; }

    public DateTimeOffset? FirstReplyAt { get; init; }

    public DateTimeOffset? LastCustomerAt { get; init; }

    public DateTimeOffset? LastAgentAt { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    public required int Requeues { get; init; }

    public string? RequeuedFor { get; init; }

    public int? Rating { get; init; }

    public string? Hub { get; init; }

    public CaseReason? Reason { get; init; }

    public required int Rejections { get; init; }

    public required string Locale { get; init; }

    public required string LocaleName { get; init; }

    public required string Channel { get; init; }

    public required bool Verified { get; init; }

    public required string Customer { get; init; }

    public string? LastLine { get; init; }

    public required PresenceView Presence { get; init; }

    public required IReadOnlyList<ViewerView> Viewers { get; init; }

    /// <summary>When the agent's answer is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    internal sealed record CaseReason(string Topic, string Name);

    /// <param name="State">here, gone or unknown.</param>
    /// <param name="LeftAt">Since when the customer is gone.</param>
    internal sealed record PresenceView(string State, DateTimeOffset? LeftAt);

    internal sealed record ViewerView(string Id, string Name, bool Typing);
}
