using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// Sees to it that nobody is forgotten: a case whose agent is gone, disabled or silent goes back to the queue, a snooze that is over ends, and whoever waits is told how it stands.
/// </summary>
/// <param name="pipeline">Carries the turns out.</param>
/// <param name="cases">The queue.</param>
/// <param name="agents">Who may still work here.</param>
/// <param name="presence">Who is here.</param>
/// <param name="board">What is known of the queue.</param>
/// <param name="desk">The times that the operator chose.</param>
/// <param name="clock">The time.</param>
public sealed class DeskRound(TurnPipeline pipeline, ICaseStore cases, IAgentStore agents, AgentPresence presence, QueueBoard board, DeskProfile desk, TimeProvider clock) : Round
{
    private readonly Absences _gone = new(clock);

    /// <summary>Cases whose snooze just ended: their agents get the usual time from now on.</summary>
    private readonly Dictionary<string, DateTimeOffset> _woken = new(StringComparer.Ordinal);

    private readonly CaseFollower<CaseRow> _assigned = new(cases, row => row.Case.Status == CaseStatus.Assigned ? row : null);

    private readonly WaitingLadder _waiting = new(pipeline, cases, board, desk);

    /// <inheritdoc />
    public override string Name => "desk";

    /// <inheritdoc />
    public override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task<RoundReport> RunAsync(CancellationToken cancellationToken)
    {
        var (report, now) = (new RoundReport(), clock.GetUtcNow());
        await LookAfterAssignedAsync(report, now, cancellationToken);
        await _waiting.RunAsync(report, now, (subject, look) => TryAsync(report, subject, look, cancellationToken), cancellationToken);
        return report;
    }

    private async Task LookAfterAssignedAsync(RoundReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var assigned = await _assigned.ReadAsync(report, cancellationToken);
        var accounts = assigned.Count == 0 ? [] : await agents.ListAgentsAsync(cancellationToken);
        var working = accounts.Where(account => !account.IsDisabled).Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
        var gone = GoneOf(assigned);
        foreach (var row in assigned.Where(row => row.Case.Agent is not null))
        {
            await TryAsync(report, row.ConversationId, () => LookAfterAsync(row, working, gone, report, now, cancellationToken), cancellationToken);
        }

        Forget(_woken.Keys, assigned, id => _woken.Remove(id));
    }

    private Task LookAfterAsync(CaseRow row, HashSet<string> working, HashSet<string> gone, RoundReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agent = row.Case.Agent!;
        if (row.Case.SnoozedUntil <= now)
        {
            _woken[row.Case.Id] = now;
            return ActAsync(row, new SnoozeCase(agent, null), report, cancellationToken);
        }

        return ReasonFor(row.Case, agent.Id, working, gone, now) is { } reason
            ? ActAsync(row, new RequeueCase(null, reason, From: agent.Id), report, cancellationToken)
            : Task.CompletedTask;
    }

    private string? ReasonFor(HandoffCase held, string agent, HashSet<string> working, HashSet<string> gone, DateTimeOffset now)
    {
        if (HubAgent.Is(agent))
        {
            return IsSilent(held, now) ? RequeueReason.HubFailed : null;
        }

        return !working.Contains(agent) ? RequeueReason.AgentDisabled
            : held.Via is null && gone.Contains(agent) ? RequeueReason.AgentGone
            : IsSilent(held, now) ? RequeueReason.AgentSilent
            : null;
    }

    /// <summary>The customer wrote, and nobody answered: neither since then nor since the agent has the case.</summary>
    private bool IsSilent(HandoffCase held, DateTimeOffset now)
    {
        var asked = held.LastCustomerAt ?? held.OpenedAt;
        DateTimeOffset since = new[] { asked, held.StatusSince, _woken.GetValueOrDefault(held.Id) }.Max();
        return held.SnoozedUntil is null && !(held.LastAgentAt >= asked) && now - since >= TimeSpan.FromMinutes(desk.AgentSilentMinutes);
    }

    private HashSet<string> GoneOf(IReadOnlyCollection<CaseRow> assigned)
    {
        var holders = assigned.Select(row => row.Case.Agent?.Id).OfType<string>().Where(id => !HubAgent.Is(id)).ToHashSet(StringComparer.Ordinal);
        _gone.KeepOnly(holders);
        var most = TimeSpan.FromSeconds(desk.AgentGoneSeconds);
        return holders.Where(id => _gone.Look(id, presence.GoneSince(id) is not null) >= most).ToHashSet(StringComparer.Ordinal);
    }

    private async Task ActAsync(CaseRow row, DeskAction action, RoundReport report, CancellationToken cancellationToken)
    {
        var receipt = await pipeline.ActAsync(row.ConversationId, action with { CaseId = row.Case.Id }, null, cancellationToken);
        if (receipt.Outcome == TurnOutcome.Committed)
        {
            report.Count();
        }
        else if (receipt.Outcome == TurnOutcome.Busy)
        {
            report.Fail(row.ConversationId, "Too many other turns were first.");
        }
    }

    private static void Forget(IEnumerable<string> known, IEnumerable<CaseRow> rows, Action<string> forget)
    {
        var here = rows.Select(row => row.Case.Id).ToHashSet(StringComparer.Ordinal);
        known.Where(id => !here.Contains(id)).ToList().ForEach(forget);
    }
}
