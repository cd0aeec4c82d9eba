using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.Accounts;

/// <summary>
/// Knows whether the audit log is whole without walking through all of it each time: a long log takes seconds. The first look of the process is at the whole log; later ones are at its
/// end, and once an hour the whole log is walked through beside them. Thread-safe.
/// </summary>
internal sealed class AuditWatch(IAgentStore agents, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<AuditWatch> log)
{
    private static readonly TimeSpan WholeEvery = TimeSpan.FromHours(1);

    private readonly Lock _turn = new();

    private Task<AuditCheck>? _walk;

    /// <summary>Whether the last walk that came to its end found the whole log as it was written.</summary>
    private bool _wasWhole;

    private DateTimeOffset _walkedAt;

    /// <summary>Somebody who may read the audit log is here: by the time it is opened, more is known.</summary>
    public void Foresee() => Begin();

    public async Task<AuditCheck> CheckAsync(CancellationToken cancellationToken) =>
        Begin() is { } walk ? await walk.WaitAsync(cancellationToken) : await agents.VerifyNewAuditAsync(cancellationToken);

    /// <returns>The walk to wait for; <see langword="null"/> where the end of the log tells enough.</returns>
    private Task<AuditCheck>? Begin()
    {
        lock (_turn)
        {
            // A log that is broken is walked through each time: somebody may have put it right.
            if (_walk is null || (_walk.IsCompleted && (!_wasWhole || clock.GetUtcNow() - _walkedAt >= WholeEvery)))
            {
                (_walk, _walkedAt) = (Task.Run(WalkAsync), clock.GetUtcNow());
            }

            return _wasWhole ? null : _walk;
        }
    }

    private async Task<AuditCheck> WalkAsync()
    {
        var (check, isWhole) = ((AuditCheck?)null, false);
        try
        {
            check = await agents.VerifyAuditAsync(lifetime.ApplicationStopping);
            isWhole = check.IsWhole;
        }
        finally
        {
            lock (_turn)
            {
                _wasWhole = isWhole;
            }
        }

        if (!isWhole)
        {
            log.AuditBroken(check.BrokenAt ?? 0);
        }

        return check;
    }
}
