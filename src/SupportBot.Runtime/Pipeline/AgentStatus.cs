namespace SupportBot.Runtime.Pipeline;

/// <summary>What agents say of themselves at the desk.</summary>
public static class AgentStatus
{
    /// <summary>Takes cases.</summary>
    public const string Online = "online";

    /// <summary>Is there and goes on with its cases, but takes no new ones.</summary>
    public const string Away = "away";

    /// <summary>Does not work now.</summary>
    public const string Offline = "offline";
}
