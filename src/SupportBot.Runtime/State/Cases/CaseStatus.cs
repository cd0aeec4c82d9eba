namespace SupportBot.Runtime.State.Cases;

/// <summary>Where a case stands.</summary>
public static class CaseStatus
{
    /// <summary>It waits for an agent. The conversation's owner is the queue.</summary>
    public const string Waiting = "waiting";

    /// <summary>An agent has it, and answers in the conversation.</summary>
    public const string Assigned = "assigned";

    /// <summary>An agent gave the conversation back to the assistant. Nobody waits, and the case can be claimed again.</summary>
    public const string Returned = "returned";

    /// <summary>It is done. It can be reopened for a while, by an agent or by the customer's next message.</summary>
    public const string Resolved = "resolved";
}
