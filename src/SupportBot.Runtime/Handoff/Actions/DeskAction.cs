using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>
/// Something that is done to a conversation from the agents' side, or by the program in their place. It is worked out by the turn function and committed as a turn, like
/// anything that a customer does; so of two that exclude each other one wins, and the other is told why not.
/// </summary>
/// <param name="Agent">Who does it; <see langword="null"/> where the program does.</param>
public abstract record DeskAction(AgentIdentity? Agent)
{
    /// <summary>The case that is meant: once the conversation has a later one, nothing is done. Default: whichever case the conversation has.</summary>
    public string? CaseId { get; init; }

    /// <summary>The channel in which the agent works, such as <c>msteams</c>, for the case and the audit log. Default: none, for the desk's own page.</summary>
    public string? Via { get; init; }
}
