namespace SupportBot.Runtime.State.Agents;

/// <summary>What a look through the whole audit log found. Whoever keeps count and hash elsewhere can tell later that these entries are still there.</summary>
/// <param name="Count">Id of the last entry; 0 for an empty log.</param>
/// <param name="Hash">Hash of the last entry; empty for an empty log.</param>
/// <param name="BrokenAt">The first entry that is not what was once written, or that is missing; <see langword="null"/> if all are there.</param>
/// <param name="Fault">What is wrong there; <see langword="null"/> if nothing is.</param>
public sealed record AuditCheck(long Count, string Hash, long? BrokenAt = null, AuditFault? Fault = null)
{
    /// <summary>Whether the log is what was once written.</summary>
    public bool IsWhole => Fault is null;
}
