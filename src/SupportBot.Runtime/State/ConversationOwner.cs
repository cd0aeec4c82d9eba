namespace SupportBot.Runtime.State;

/// <summary>Who answers in a conversation (D5).</summary>
public static class ConversationOwner
{
    /// <summary>The dialogs answer.</summary>
    public const string Assistant = "assistant";

    /// <summary>A case waits for an agent; the dialogs still answer while it waits.</summary>
    public const string Queue = "queue";

    /// <summary>An agent answers; the dialogs are silent.</summary>
    public const string Agent = "agent";
}
