using System.Text.Json.Serialization;

namespace SupportBot.Runtime.State.Cases;

/// <summary>
/// A conversation's case with the agents: who has it, since when, and how it went. It is part of the conversation's state, so only committed turns
/// change it (D5); stores keep a copy of it beside the state, as the row of the queue.
/// </summary>
public sealed record HandoffCase
{
    /// <summary>Its name for people and programs: ten characters, the same whenever the turn that opens it is worked out again.</summary>
    public required string Id { get; init; }

    /// <summary>How many cases the conversation had, this one included.</summary>
    public int Number { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>One of <see cref="CaseStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it was opened, one of <see cref="CaseTrigger"/>.</summary>
    public required string Trigger { get; init; }

    /// <summary>Higher goes first; cases of equal priority by waiting time. 0: ordinary.</summary>
    public int Priority { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The time by which its place in the queue is decided: that of the opening, kept when it comes back to the queue.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>Since when <see cref="Status"/> is what it is.</summary>
    public required DateTimeOffset StatusSince { get; init; }

    /// <summary>Who has it, or had it last.</summary>
    public AgentIdentity? Agent { get; init; }

    /// <summary>The agent whom a transfer is for; only that one may claim it until it waits for anybody again.</summary>
    public AgentIdentity? ReservedFor { get; init; }

    /// <summary>Why the program gave it to the agent who has it; <see langword="null"/> for one who took it.</summary>
    public CaseAssignment? Assigned { get; init; }

    /// <summary>When the first agent claimed it.</summary>
    public DateTimeOffset? FirstClaimAt { get; init; }

    /// <summary>When an agent first wrote to the customer.</summary>
    public DateTimeOffset? FirstReplyAt { get; init; }

    /// <summary>When the customer last wrote while it was open.</summary>
    public DateTimeOffset? LastCustomerAt { get; init; }

    /// <summary>When an agent last wrote to the customer.</summary>
    public DateTimeOffset? LastAgentAt { get; init; }

    /// <summary>Until when it is out of its agent's way, unless the customer writes.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>How often it came back to the queue, and why the last time: one of <see cref="RequeueReason"/>.</summary>
    public int Requeues { get; init; }

    /// <summary>Why it came back to the queue the last time, one of <see cref="RequeueReason"/>.</summary>
    public string? RequeuedFor { get; init; }

    /// <summary>What the agent wrote for the customer when the assistant took over again.</summary>
    public string? ReturnNote { get; init; }

    /// <summary>What the customer thought of the human part: 1 (bad) to 4 (good).</summary>
    public int? Rating { get; init; }

    /// <summary>When the customer was told that nobody was free yet; it is told once.</summary>
    public DateTimeOffset? WaitingToldAt { get; init; }

    /// <summary>When the customer was told of its own accord where it stands in the queue; it is told once.</summary>
    public DateTimeOffset? PlaceToldAt { get; init; }

    /// <summary>When the customer was told that nobody is there; <see langword="null"/> once it was told that somebody is.</summary>
    public DateTimeOffset? NobodyToldAt { get; init; }

    /// <summary>Whether the customer was asked to leave a question, and has left none yet.</summary>
    public bool AsksForMessage { get; init; }

    /// <summary>The agent hub elsewhere that has it; <see langword="null"/> for the built-in desk.</summary>
    public string? Hub { get; init; }

    /// <summary>The channel in which its agent took it or last wrote, such as <c>msteams</c>: no page of the agent has to be open then. <see langword="null"/> for the desk's page.</summary>
    public string? Via { get; init; }

    /// <summary>Whether somebody may still work on it.</summary>
    [JsonIgnore]
    public bool IsOpen => Status != CaseStatus.Resolved;

    /// <summary>Whether this agent has it now.</summary>
    public bool IsWith(AgentIdentity agent) => Status == CaseStatus.Assigned && Agent?.Id == agent?.Id;
}
