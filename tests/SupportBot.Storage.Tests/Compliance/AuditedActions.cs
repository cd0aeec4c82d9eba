using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Storage.Tests.Compliance;

/// <summary>Every action of which the audit log tells: its name there, the action, and the detail.</summary>
public static class AuditedActions
{
    public static AgentIdentity Ben { get; } = new("agent-ben", "Ben");

    public static AgentIdentity Mia { get; } = new("agent-mia", "Mia");

    public static DateTimeOffset Noon { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, DeskAction, string?> All => new()
    {
        { AuditAction.Claim, new ClaimCase(Ben), null },
        { AuditAction.Reply, new ReplyToCustomer(Ben, "Hello"), null },
        { AuditAction.Return, new ReturnCase(Ben, null), null },
        { AuditAction.Release, new RequeueCase(Ben, RequeueReason.Released), RequeueReason.Released },
        { AuditAction.Release, new RequeueCase(null, RequeueReason.AgentGone, Ben.Id), $"{RequeueReason.AgentGone}: {Ben.Id}" },
        { AuditAction.Transfer, new TransferCase(Ben, Mia), Mia.Id },
        { AuditAction.Resolve, new ResolveCase(Ben) { Via = "teams" }, "teams" },
        { AuditAction.Reopen, new ReopenCase(Ben), null },
        { AuditAction.Snooze, new SnoozeCase(Ben, Noon.AddHours(1)), "2026-11-24T13:00:00Z" },
        { AuditAction.Mark, new MarkChecklist(Ben, "corners", false) { Via = "teams" }, "corners: missing; teams" },
    };
}
