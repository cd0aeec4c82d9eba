namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>What agents are alerted to.</summary>
public static class AlertKind
{
    /// <summary>A customer waits for an answer for longer than was to be.</summary>
    public const string Late = "late";

    /// <summary>An answer is due in a moment.</summary>
    public const string Due = "due";

    /// <summary>A colleague wrote the agent's name into a note.</summary>
    public const string Mention = "mention";

    /// <summary>The customer of a case that the agent has wrote something.</summary>
    public const string Message = "message";

    /// <summary>A case waits that anybody, or this agent, may take; or the program gave one to the agent.</summary>
    public const string Case = "case";

    /// <summary>All of them, the most urgent first.</summary>
    public static IReadOnlyList<string> All { get; } = [Late, Due, Mention, Message, Case];
}
