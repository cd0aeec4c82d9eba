using System.Globalization;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>What the audit log is to tell of an action, wherever it comes from: the desk's page, Teams, or a hub.</summary>
internal static class AuditedAction
{
    /// <summary>The entry, without its place in the log; <see langword="null"/> for what concerns no agent, such as a reminder.</summary>
    public static AuditEntry? EntryFor(DeskAction action, string? caseId, DateTimeOffset now)
    {
        var (name, detail) = action switch
        {
            ClaimCase => (AuditAction.Claim, null),
            AssignCase assign => (AuditAction.Assign, Reason(assign)),
            ReplyToCustomer => (AuditAction.Reply, null),
            ReturnCase => (AuditAction.Return, null),
            RequeueCase requeue => (AuditAction.Release, Reason(requeue)),
            TransferCase transfer => (AuditAction.Transfer, transfer.To.Id),
            ResolveCase => (AuditAction.Resolve, null),
            ReopenCase => (AuditAction.Reopen, null),
            SnoozeCase snooze => (AuditAction.Snooze, snooze.Until?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            MarkChecklist mark => (AuditAction.Mark, $"{mark.Item}: {(mark.IsMet switch { true => "met", false => "missing", null => "unknown" })}"),
            _ => ((string?)null, (string?)null),
        };
        var details = new[] { detail, action.Via }.OfType<string>().ToArray();
        return name is null ? null : new(0, now, action.Agent?.Id ?? AuditEntry.Program, name, caseId ?? action.CaseId, details.Length == 0 ? null : string.Join("; ", details));
    }

    private static string Reason(AssignCase assign) => string.Create(
        CultureInfo.InvariantCulture, $"{assign.To.Id}; language={assign.Why.Language ?? "every"}; open={assign.Why.Open}/{assign.Why.Capacity}; idle={assign.Why.IdleMinutes} min");

    private static string Reason(RequeueCase requeue) => requeue.From is { } from ? $"{requeue.Reason}: {from}" : requeue.Reason;
}
