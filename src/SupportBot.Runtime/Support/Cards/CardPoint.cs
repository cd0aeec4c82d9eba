namespace SupportBot.Runtime.Support.Cards;

/// <summary>A point of the checklist or of the materials.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its words, in the agent's language.</param>
/// <param name="State"><c>met</c>, <c>missing</c> or <c>unknown</c>.</param>
/// <param name="IsByAgent">Whether an agent noted it on the customer's behalf.</param>
public sealed record CardPoint(string Id, string Text, string State, bool IsByAgent)
{
    /// <summary>It is in order.</summary>
    public const string Met = "met";

    /// <summary>It is not in order.</summary>
    public const string Missing = "missing";

    /// <summary>Nobody said anything of it.</summary>
    public const string Unknown = "unknown";
}
