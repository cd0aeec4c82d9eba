namespace SupportBot.Runtime.State.Agents;

/// <summary>What an agent may do. A later role may do all that an earlier one may.</summary>
public static class AgentRole
{
    /// <summary>Works on cases.</summary>
    public const string Agent = "agent";

    /// <summary>Sees insights, the audit log and personal details, and moves other agents' cases.</summary>
    public const string Lead = "lead";

    /// <summary>Makes and disables accounts.</summary>
    public const string Admin = "admin";

    /// <summary>All of them, the least first.</summary>
    public static IReadOnlyList<string> All { get; } = [Agent, Lead, Admin];
}
