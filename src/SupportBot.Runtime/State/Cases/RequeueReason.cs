namespace SupportBot.Runtime.State.Cases;

/// <summary>Why a case went back to the queue.</summary>
public static class RequeueReason
{
    /// <summary>Its agent put it back.</summary>
    public const string Released = "released";

    /// <summary>Its agent did not answer the customer for too long.</summary>
    public const string AgentSilent = "agent-silent";

    /// <summary>Its agent is gone: no sign of life.</summary>
    public const string AgentGone = "agent-gone";

    /// <summary>Its agent may no longer work here.</summary>
    public const string AgentDisabled = "agent-disabled";

    /// <summary>Its agent handed it on.</summary>
    public const string Transferred = "transferred";

    /// <summary>The hub elsewhere did not answer, or failed.</summary>
    public const string HubFailed = "hub-failed";
}
