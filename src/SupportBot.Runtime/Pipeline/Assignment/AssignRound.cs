using SupportBot.Runtime.Content;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Assignment;

/// <summary>
/// Gives waiting cases to agents who are free, while the desk is open, if the operator wants that. Each case is given by a turn that may be refused, so that an agent who takes it in the
/// same moment, or another process, does no harm: one has it.
/// </summary>
/// <param name="pipeline">Carries the turns out.</param>
/// <param name="cases">The queue.</param>
/// <param name="agents">Who works here.</param>
/// <param name="presence">Who is here.</param>
/// <param name="desk">What the operator chose.</param>
/// <param name="clock">The time.</param>
public sealed class AssignRound(TurnPipeline pipeline, ICaseStore cases, IAgentStore agents, AgentPresence presence, DeskProfile desk, TimeProvider clock) : Round
{
    private readonly Workload _work = new(cases);

    /// <inheritdoc />
    public override string Name => "assignment";

    /// <inheritdoc />
    public override TimeSpan Every => TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public override async Task<RoundReport> RunAsync(CancellationToken cancellationToken)
    {
        var (report, now) = (new RoundReport(), clock.GetUtcNow());
        if (desk.AutoAssign && presence.Online > 0 && DeskClock.IsOpen(desk, now))
        {
            await _work.ReadAsync(report, cancellationToken);
            await AssignAsync(report, now, cancellationToken);
        }

        return report;
    }

    private async Task AssignAsync(RoundReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = _work.Waiting();
        var free = waiting.Count == 0 ? [] : await FreeAsync(cancellationToken);
        foreach (var unclaimed in waiting.TakeWhile(_ => free.Values.Any(agent => agent.Open < agent.Capacity)))
        {
            if (AgentChoice.For(unclaimed, free.Values, now) is var (agent, why))
            {
                await TryAsync(report, unclaimed.Place.ConversationId, () => AssignAsync(unclaimed, agent, why, free, report, now, cancellationToken), cancellationToken);
            }
        }
    }

    private async Task AssignAsync(
        UnclaimedCase unclaimed, FreeAgent agent, CaseAssignment why, Dictionary<string, FreeAgent> free, RoundReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var receipt = await pipeline.ActAsync(unclaimed.Place.ConversationId, new AssignCase(agent.Agent, why) { CaseId = unclaimed.Place.Id }, null, cancellationToken);
        if (receipt.Outcome == TurnOutcome.Committed)
        {
            free[agent.Agent.Id] = agent with { Open = agent.Open + 1, IdleSince = now };
            report.Count();
        }
        else if (receipt.Outcome == TurnOutcome.Busy)
        {
            report.Fail(unclaimed.Place.ConversationId, "Too many other turns were first.");
        }
    }

    private async Task<Dictionary<string, FreeAgent>> FreeAsync(CancellationToken cancellationToken)
    {
        var free = new Dictionary<string, FreeAgent>(StringComparer.Ordinal);
        foreach (var account in await agents.ListAgentsAsync(cancellationToken))
        {
            if (!account.IsDisabled && presence.TakesCasesSince(account.Id) is { } since)
            {
                var (open, worked) = _work.Of(account.Id);
                free[account.Id] = new(new(account.Id, account.Name), account.Languages, open, account.Capacity ?? desk.CasesPerAgent, worked > since ? worked : since);
            }
        }

        return free;
    }
}
