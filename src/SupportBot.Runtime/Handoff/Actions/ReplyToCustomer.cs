using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Writes to the customer.</summary>
/// <param name="Agent">Who writes: the one who has the case.</param>
/// <param name="Text">The words. What looks like a secret is removed.</param>
public sealed record ReplyToCustomer(AgentIdentity Agent, string Text) : DeskAction(Agent)
{
    /// <summary>The most characters of a reply.</summary>
    public const int MaximumCharacters = 4000;
}
