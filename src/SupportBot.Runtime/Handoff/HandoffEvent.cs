using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff;

/// <summary>The value of an event <c>handoff.initiate</c> or <c>handoff.status</c>: what the log keeps of a step that customers do not read.</summary>
public sealed record HandoffEvent
{
    /// <summary>The Bot Framework's word: <c>accepted</c>, <c>completed</c> or <c>failed</c>; none when a case is opened.</summary>
    public string? State { get; init; }

    /// <summary>Id of the case; none for a reminder where there is none.</summary>
    public string? Case { get; init; }

    /// <summary>
    /// What was done: <c>claim</c>, <c>return</c>, <c>release</c>, <c>transfer</c>, <c>resolve</c>, <c>reopen</c>, <c>snooze</c>, <c>checklist</c>; by the customer
    /// <c>leave</c>; by the program <c>assign</c>, <c>reminder</c> and <c>waiting</c>.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>Who did it; none where the customer or the program did.</summary>
    public AgentIdentity? Agent { get; init; }

    /// <summary>Who gets the case.</summary>
    public AgentIdentity? To { get; init; }

    /// <summary>Why the program chose <see cref="To"/>.</summary>
    public CaseAssignment? Assigned { get; init; }

    /// <summary>Why the case was opened, one of <see cref="CaseTrigger"/>.</summary>
    public string? Trigger { get; init; }

    /// <summary>Why it went back to the queue, one of <see cref="RequeueReason"/>; for a reminder, its kind.</summary>
    public string? Reason { get; init; }

    /// <summary>What the agent wrote for the customer.</summary>
    public string? Note { get; init; }

    /// <summary>The point that was noted.</summary>
    public string? Item { get; init; }

    /// <summary>Whether that point is met; none where the note was taken back.</summary>
    public bool? IsMet { get; init; }

    /// <summary>Until when the case is out of the way, or the reminder is put off.</summary>
    public DateTimeOffset? Until { get; init; }
}
