namespace SupportBot.Runtime.State.Agents;

/// <summary>What is wrong with the audit log.</summary>
public enum AuditFault
{
    /// <summary>An entry does not follow from the one before: it was changed, or one before it is missing.</summary>
    Changed,

    /// <summary>The newest entries are missing.</summary>
    CutOff,

    /// <summary>The seal does not fit the entries: what counts them was written by somebody else, or the key is another one.</summary>
    SealBroken,
}
