using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Assignment;

/// <summary>What waits for anybody, how many cases each agent has, and when each last did something. For one round at a time.</summary>
internal sealed class Workload
{
    private readonly CaseFollower<Share> _follower;

    private readonly Dictionary<string, DateTimeOffset> _worked = new(StringComparer.Ordinal);

    private IReadOnlyCollection<Share> _shares = [];

    public Workload(ICaseStore cases) => _follower = new(cases, Keep);

    public async Task ReadAsync(RoundReport report, CancellationToken cancellationToken) => _shares = await _follower.ReadAsync(report, cancellationToken);

    /// <summary>What waits, in the order of the queue.</summary>
    public IReadOnlyList<UnclaimedCase> Waiting() => [.. _shares.Select(share => share.Unclaimed).OfType<UnclaimedCase>().OrderBy(unclaimed => unclaimed.Place, WaitingCase.Order)];

    public (int Open, DateTimeOffset Worked) Of(string agentId) => (_shares.Count(share => share.Holder == agentId), _worked.GetValueOrDefault(agentId));

    private Share? Keep(CaseRow row)
    {
        var held = row.Case;
        if (held.Agent?.Id is { } agentId)
        {
            var last = new[] { _worked.GetValueOrDefault(agentId), held.StatusSince, held.LastAgentAt ?? held.StatusSince }.Max();
            _worked[agentId] = last;
        }

        return held.Status == CaseStatus.Assigned ? new(held.Agent?.Id, null)
            : UnclaimedCase.Of(row) is { } unclaimed ? new(null, unclaimed)
            : null;
    }

    private sealed record Share(string? Holder, UnclaimedCase? Unclaimed);
}
