using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Writes to the customer.</summary>
/// <param name="Agent">Who writes: the one who has the case.</param>
/// <param name="Text">The words. What looks like a secret is removed.</param>
/// <param name="After">The last place in the log that the agent has read: once the customer wrote after it, nothing is sent. <see langword="null"/> does not ask.</param>
public sealed record ReplyToCustomer(AgentIdentity Agent, string Text, long? After = null) : DeskAction(Agent)
{
    /// <summary>The most characters of a reply.</summary>
    public const int MaximumCharacters = 4000;
}
