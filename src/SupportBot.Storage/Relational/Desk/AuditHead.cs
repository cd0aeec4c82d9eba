namespace SupportBot.Storage.Relational.Desk;

/// <summary>The end of the audit log as its row says.</summary>
/// <param name="Count">Id of the last entry; 0 for an empty log.</param>
/// <param name="Hash">Hash of the last entry; empty for an empty log.</param>
/// <param name="Seal">What follows from all entries and the key; empty for a log that is not sealed yet.</param>
internal sealed record AuditHead(long Count, string Hash, string Seal)
{
    public static AuditHead Empty { get; } = new(0, "", "");
}
