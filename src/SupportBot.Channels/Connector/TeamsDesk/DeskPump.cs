using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Connector.Outbound;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Keeps every channel of the desk as the cases are. Turns and notes wake it; no case waits for another.</summary>
internal sealed class DeskPump(
    IOptions<ConnectorOptions> options, ITeamsStore teams, TurnPipeline pipeline, NoteSignals notes, ThreadCourier courier, LeftoverCourier leftovers, TimeProvider time, ILogger<DeskPump> log)
    : CarrierPump<(string ChannelId, string CaseId)>(options, pipeline, time, MostUnderWay)
{
    private const int MostUnderWay = 50;

    private readonly TimeProvider _time = time;

    /// <summary>Cases with notes that no turn tells of.</summary>
    private readonly ConcurrentDictionary<string, bool> _noted = new(StringComparer.Ordinal);

    protected override void Begin() => notes.Hear((note, _) =>
    {
        _noted[note.CaseId] = true;
        Wake();
    });

    protected override async Task LookAsync(CancellationToken calls, CancellationToken stopping)
    {
        try
        {
            var noted = _noted.Keys.Where(caseId => _noted.TryRemove(caseId, out _)).ToArray();
            foreach (var channel in await teams.ListChannelsAsync(stopping))
            {
                var due = await teams.ListDueCasesAsync(channel.Id, _time.GetUtcNow(), MostUnderWay + UnderWay, stopping);
                Start(channel, [.. due.Union(noted)], noted, calls);
                foreach (var left in await teams.ListLeftoversAsync(channel.Id, _time.GetUtcNow(), MostUnderWay, stopping))
                {
                    _ = Start((channel.Id, string.Create(CultureInfo.InvariantCulture, $"erased {left.Id}")), () => leftovers.CarryAsync(channel, left, calls), calls);
                }
            }
        }
        catch (Exception failed) when (!stopping.IsCancellationRequested)
        {
            log.TeamsUnavailable(failed.Message);
        }
    }

    protected override void TellUnavailable(string problem) => log.TeamsUnavailable(problem);

    protected override void TellFailed(Exception failed, (string ChannelId, string CaseId) key) => log.ThreadFailed(failed, key.CaseId);

    private void Start(DeskChannel channel, IEnumerable<string> due, string[] noted, CancellationToken calls)
    {
        foreach (var caseId in due)
        {
            var isNoted = noted.Contains(caseId);
            if (Start((channel.Id, caseId), () => CarryAsync(channel, caseId, isNoted, calls), calls) is null && isNoted)
            {
                _noted[caseId] = true;
            }
        }
    }

    private async Task CarryAsync(DeskChannel channel, string caseId, bool isNoted, CancellationToken calls)
    {
        if (!await courier.CarryAsync(channel, caseId, calls) && isNoted)
        {
            _noted[caseId] = true;
        }
    }
}
