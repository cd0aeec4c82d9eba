namespace SupportBot.Runtime.Pipeline;

/// <summary>Whether an agent takes cases.</summary>
public static class AgentStatus
{
    /// <summary>Signed in, with the desk open, and takes cases.</summary>
    public const string Online = "online";

    /// <summary>Has the desk open, but takes no new cases.</summary>
    public const string Away = "away";

    /// <summary>Not here.</summary>
    public const string Offline = "offline";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Online, Away, Offline];
}
