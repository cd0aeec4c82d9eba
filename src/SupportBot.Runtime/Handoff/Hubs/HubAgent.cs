namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>The agent as whom a hub elsewhere has its cases: one for all of its people, because it alone knows which of them answers.</summary>
public static class HubAgent
{
    private const string Prefix = "hub:";

    /// <summary>The agent's id. Accounts of the desk have none like it.</summary>
    public static string IdOf(string hub) => Prefix + hub;

    /// <summary>Whether an agent is a hub.</summary>
    public static bool Is(string agentId) => agentId.StartsWith(Prefix, StringComparison.Ordinal);
}
