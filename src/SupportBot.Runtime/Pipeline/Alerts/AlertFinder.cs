using System.Globalization;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>
/// Finds what agents should look at, and who. It reads the cases as they are and remembers nothing: an alert is over when the case is claimed, answered or done. Pure.
/// </summary>
internal sealed class AlertFinder(DeskProfile desk)
{
    /// <summary>How long something is worth an alert; what is older is told by the next one, or by the queue itself.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan ClockMayBeSet = TimeSpan.FromHours(2);

    public IEnumerable<Alert> Find(IEnumerable<CaseRow> open, IReadOnlyCollection<AlertStaff> staff, DateTimeOffset now) =>
        open.SelectMany(row => row.Case.Status == CaseStatus.Waiting ? Waiting(row, staff, now) : Assigned(row, staff, now))
            .Where(alert => alert.At <= now && now - alert.At < Lasts && alert.AgentIds.Count > 0);

    /// <summary>Whether there will be no alert of a case again unless it changes; some time later than that, for clocks are set.</summary>
    public bool IsOver(CaseRow row, DateTimeOffset now)
    {
        var last = new[] { row.Case.StatusSince, row.Case.LastCustomerAt ?? row.Case.StatusSince, CaseDue.At(row.Case, desk) ?? row.Case.StatusSince }.Max();
        return now - last > Lasts + ClockMayBeSet;
    }

    /// <summary>The alert of a mention: it concerns everybody who did not go offline, also who is not here.</summary>
    public static Alert Of(Mention mention, CaseRow row, IEnumerable<AlertStaff> staff) =>
        new(
            $"mention:{mention.NoteId}:{mention.AgentId}",
            AlertKind.Mention,
            row,
            mention.At,
            [.. staff.Where(colleague => colleague.Id == mention.AgentId && colleague.Choice != AgentStatus.Offline).Select(colleague => colleague.Id)]);

    /// <summary>While the desk is closed nobody is called: customers were told when it opens.</summary>
    private IEnumerable<Alert> Waiting(CaseRow row, IReadOnlyCollection<AlertStaff> staff, DateTimeOffset now)
    {
        if (!DeskClock.IsOpen(desk, now))
        {
            return [];
        }

        string[] free = row.Case.ReservedFor is { } reserved
            ? [.. staff.Where(colleague => colleague.Id == reserved.Id && colleague.IsOnDuty).Select(colleague => colleague.Id)]
            : [.. staff.Where(colleague => colleague.TakesCases).Select(colleague => colleague.Id)];
        return DueOf(row, now) is var (kind, at)
            ? [Make(kind, row, at, free.Length > 0 || kind != AlertKind.Late ? free : Leads(staff))]
            : [Make(AlertKind.Case, row, row.Case.StatusSince, free)];
    }

    /// <summary>The case's own agent only: others learn of it when it comes back to the queue.</summary>
    private IEnumerable<Alert> Assigned(CaseRow row, IReadOnlyCollection<AlertStaff> staff, DateTimeOffset now)
    {
        string[] own = [.. staff.Where(colleague => colleague.Id == row.Case.Agent?.Id && colleague.IsOnDuty).Select(colleague => colleague.Id)];
        if (DueOf(row, now) is var (kind, at))
        {
            yield return Make(kind, row, at, own);
        }
        else if (row.Case.Assigned is not null && !(row.Case.LastAgentAt >= row.Case.StatusSince))
        {
            // The agent did not take it, so the agent may not know of it.
            yield return Make(AlertKind.Case, row, row.Case.StatusSince, own);
        }
        else if (row.Case.LastCustomerAt is { } asked && asked > row.Case.StatusSince && !(row.Case.LastAgentAt >= asked))
        {
            yield return Make(AlertKind.Message, row, asked, own);
        }
    }

    /// <summary>Whoever leads, when nobody is there and a customer waits too long.</summary>
    private static string[] Leads(IReadOnlyCollection<AlertStaff> staff) =>
        staff.Any(colleague => colleague.TakesCases) ? [] : [.. staff.Where(colleague => colleague.LeadsOthers).Select(colleague => colleague.Id)];

    private (string Kind, DateTimeOffset At)? DueOf(CaseRow row, DateTimeOffset now) =>
        CaseDue.At(row.Case, desk) is { } due && due <= now ? (AlertKind.Late, due)
        : CaseDue.SoonAt(row.Case, desk) is { } soon && soon <= now ? (AlertKind.Due, soon)
        : null;

    private static Alert Make(string kind, CaseRow row, DateTimeOffset at, IReadOnlyList<string> agentIds) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{kind}:{row.Case.Id}:{at.ToUnixTimeMilliseconds()}"), kind, row, at, agentIds);
}
