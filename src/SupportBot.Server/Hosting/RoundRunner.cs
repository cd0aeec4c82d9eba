using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Runtime.Pipeline.Rounds;

namespace SupportBot.Server.Hosting;

/// <summary>Runs every round, waits, and runs it again until the server stops. Each goes its own way; whatever happens in one, its next run comes.</summary>
internal sealed class RoundRunner(IEnumerable<Round> rounds, TimeProvider time, ILogger<RoundRunner> log) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(rounds.Select(round => Task.Run(() => RepeatAsync(round, stoppingToken), CancellationToken.None)));

    private async Task RepeatAsync(Round round, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await RunAsync(round, stopping);
                await Task.Delay(round.Every, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What it was doing is a turn that is stored or not, and the next start goes on from there.
        }
    }

    private async Task RunAsync(Round round, CancellationToken stopping)
    {
        try
        {
            var report = await round.RunAsync(stopping);
            foreach (var fault in report.Faults)
            {
                log.SubjectFailed(fault.Exception, round.Name, fault.Subject, fault.Problem);
            }

            log.RoundDone(round.Name, report.Done);
        }
        catch (Exception failed) when (!stopping.IsCancellationRequested)
        {
            log.RoundFailed(failed, round.Name);
        }
    }
}
