using SupportBot.Runtime.Content;
using SupportBot.Runtime.Pipeline.Rounds;
using SupportBot.Runtime.State.Agents;
using SupportBot.Runtime.State.Alerts;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>
/// Calls agents to what nobody looked at: a minute after their page told them, by the next means, and so on. What is found is read from the cases themselves and steps are kept
/// before they are taken, so that a restart, or a second process, neither forgets an alert nor takes a step twice. Who looked is not kept; after a start pages get a minute to say so.
/// </summary>
/// <param name="cases">The queue.</param>
/// <param name="agents">Who works here.</param>
/// <param name="store">Who is signed in, and which steps were taken.</param>
/// <param name="presence">Who went offline.</param>
/// <param name="book">Who looked, and who was named in a note.</param>
/// <param name="channels">The means.</param>
/// <param name="desk">The times that the operator chose.</param>
/// <param name="clock">The time.</param>
public sealed class AlertRound(
    ICaseStore cases,
    IAgentStore agents,
    IAlertStore store,
    AgentPresence presence,
    AlertBook book,
    IEnumerable<IAlertChannel> channels,
    DeskProfile desk,
    TimeProvider clock) : Round
{
    private const int AtOnce = 8;

    private readonly AlertFinder _finder = new(desk);

    private readonly CaseFollower<CaseRow> _open = new(cases, row => row.Case.Status is CaseStatus.Waiting or CaseStatus.Assigned ? row : null);

    private readonly IAlertChannel[] _steps = [.. channels.Where(channel => channel.IsOn).OrderBy(channel => AlertStep.All.ToList().IndexOf(channel.Place))];

    private readonly Dictionary<string, Ladder> _ladders = new(StringComparer.Ordinal);

    /// <summary>The first message of a case that its agent did not see: those after it are no new alert until it did.</summary>
    private readonly Dictionary<string, Alert> _unread = new(StringComparer.Ordinal);

    private readonly long _began = clock.GetTimestamp();

    /// <inheritdoc />
    public override string Name => "alerts";

    /// <inheritdoc />
    public override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task<RoundReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = new RoundReport();
        var open = await _open.ReadAsync(report, cancellationToken);
        _open.Drop(row => _finder.IsOver(row, clock.GetUtcNow()));
        var mentions = book.Mentions();
        if (open.Count > 0 || mentions.Count > 0)
        {
            await ClimbAsync(open, mentions, report, cancellationToken);
        }
        else
        {
            Forget([]);
        }

        return report;
    }

    private async Task ClimbAsync(IReadOnlyCollection<CaseRow> open, IReadOnlyList<Mention> mentions, RoundReport report, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var signedIn = await store.ListSignedInAsync(now, cancellationToken);
        AlertStaff[] staff =
        [
            .. (await agents.ListAgentsAsync(cancellationToken)).Where(account => !account.IsDisabled)
                .Select(account => new AlertStaff(account, presence.ChoiceOf(account.Id), signedIn.Contains(account.Id))),
        ];
        List<Alert> alerts = [.. _finder.Find(open, staff, now).Select(Keep)];
        foreach (var mention in mentions)
        {
            await TryAsync(report, mention.CaseId, () => AddAsync(mention, staff, alerts, cancellationToken), cancellationToken);
        }

        Forget(alerts);
        Alert[] found = [.. alerts.Where(alert => !_ladders.ContainsKey(alert.Key))];
        foreach (var alert in found)
        {
            _ladders.Add(alert.Key, new(alert, await store.ListStepsAsync(alert.Key, cancellationToken), clock));
        }

        await ShowAsync(found, staff, cancellationToken);
        if (clock.GetElapsedTime(_began) >= Ladder.Patience)
        {
            await CallAsync(alerts, staff, report, cancellationToken);
        }
    }

    private async Task AddAsync(Mention mention, IEnumerable<AlertStaff> staff, List<Alert> alerts, CancellationToken cancellationToken)
    {
        if (await cases.FindCaseAsync(mention.CaseId, cancellationToken) is { } row && AlertFinder.Of(mention, row, staff) is { AgentIds.Count: > 0 } alert)
        {
            alerts.Add(alert);
        }
    }

    /// <summary>A customer who writes on and on is one alert, until its agent looks; else each message would begin another minute of patience.</summary>
    private Alert Keep(Alert found)
    {
        if (found.Kind != AlertKind.Message)
        {
            return found;
        }

        var held = found.Row.Case;
        if (_unread.TryGetValue(held.Id, out var first) && !IsSeen(first, held.Agent!.Id) && first.At > held.StatusSince && !(held.LastAgentAt >= first.At))
        {
            return first with { Row = found.Row, AgentIds = found.AgentIds };
        }

        return _unread[held.Id] = found;
    }

    /// <summary>Has pages tell what they cannot see in a changed case by themselves.</summary>
    private async Task ShowAsync(IReadOnlyList<Alert> found, IReadOnlyCollection<AlertStaff> staff, CancellationToken cancellationToken)
    {
        var unseen = from alert in found
                     where alert.Kind is not (AlertKind.Case or AlertKind.Message)
                     from agentId in alert.AgentIds
                     where !_ladders[alert.Key].WasShown(agentId)
                     group alert by agentId;
        foreach (var alerts in unseen.ToList())
        {
            var ours = await store.TakeStepsAsync([.. alerts.Select(alert => alert.Key)], new(alerts.Key, AlertStep.Page, clock.GetUtcNow()), cancellationToken);
            if (ours.Count > 0)
            {
                book.Raised?.Invoke(Notice(staff.First(colleague => colleague.Id == alerts.Key).Account, alerts.Where(alert => ours.Contains(alert.Key))));
            }
        }
    }

    private async Task CallAsync(IReadOnlyList<Alert> alerts, IReadOnlyCollection<AlertStaff> staff, RoundReport report, CancellationToken cancellationToken)
    {
        var due = from alert in alerts
                  from agentId in alert.AgentIds
                  let rung = RungOf(alert, agentId)
                  where rung.IsDue(_ladders[alert.Key].Age, _steps.Length)
                  group alert by (agentId, rung.Taken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due.ToList(), options, async (group, cancelled) =>
        {
            var account = staff.First(colleague => colleague.Id == group.Key.agentId).Account;
            await TryAsync(report, account.Id, () => CallAsync(account, group.Key.Taken, [.. group], report, cancelled), cancelled);
        });
    }

    private async Task CallAsync(AgentAccount account, int step, IReadOnlyList<Alert> alerts, RoundReport report, CancellationToken cancellationToken)
    {
        string[] others = [.. alerts.Where(alert => !_ladders[alert.Key].Of(account.Id).IsOurs).Select(alert => alert.Key)];
        var taken = others.Length == 0 ? null : await store.TakeStepsAsync(others, new(account.Id, _steps[step].Place, clock.GetUtcNow()), cancellationToken);
        Alert[] ours = [.. alerts.Where(alert => taken?.Contains(alert.Key) == true || _ladders[alert.Key].Of(account.Id).IsOurs)];
        foreach (var alert in alerts)
        {
            _ladders[alert.Key].Of(account.Id).Take(_ladders[alert.Key].Age);
        }

        if (ours.Length > 0)
        {
            await CallOursAsync(account, step, ours, report, cancellationToken);
        }
    }

    private async Task CallOursAsync(AgentAccount account, int step, IReadOnlyList<Alert> ours, RoundReport report, CancellationToken cancellationToken)
    {
        var outcome = await _steps[step].CallAsync(Notice(account, ours), cancellationToken);
        if (outcome.IsSent)
        {
            report.Count();
        }

        if (outcome.IsPassedOn && step + 1 < _steps.Length)
        {
            await CallAsync(account, step + 1, ours, report, cancellationToken);
            return;
        }

        foreach (var alert in outcome.RetryAfter is null ? [] : ours)
        {
            _ladders[alert.Key].Of(account.Id).TryAgain(_ladders[alert.Key].Age, outcome.RetryAfter!.Value, step == _steps.Length - 1);
        }
    }

    private static AlertNotice Notice(AgentAccount account, IEnumerable<Alert> alerts) =>
        new(account, [.. alerts.OrderBy(alert => AlertKind.All.ToList().IndexOf(alert.Kind)).ThenByDescending(alert => alert.At)]);

    private Rung RungOf(Alert alert, string agentId)
    {
        var rung = _ladders[alert.Key].Of(agentId);
        rung.IsSeen |= IsSeen(alert, agentId);
        return rung;
    }

    private bool IsSeen(Alert alert, string agentId) => book.SeenAt(agentId) >= alert.At;

    private void Forget(IReadOnlyList<Alert> alerts)
    {
        var (keys, caseIds) = (alerts.Select(alert => alert.Key).ToHashSet(StringComparer.Ordinal), alerts.Select(alert => alert.Row.Case.Id).ToHashSet(StringComparer.Ordinal));
        _ladders.Keys.Where(key => !keys.Contains(key)).ToList().ForEach(key => _ladders.Remove(key));
        _unread.Keys.Where(id => !caseIds.Contains(id)).ToList().ForEach(id => _unread.Remove(id));
    }
}
