using SupportBot.Runtime.State.Teams;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Changes threads as they stand when the change is made, and knows which cases are being acted on from within a thread. Thread-safe.</summary>
internal sealed class DeskThreads(ITeamsStore teams, TimeProvider time)
{
    private readonly Lock _gate = new();

    private readonly Dictionary<string, int> _busy = new(StringComparer.Ordinal);

    /// <summary>Changes a thread; whoever else changes it comes before or after.</summary>
    /// <returns>The thread as it is now; <see langword="null"/> when it is gone.</returns>
    public async Task<DeskThread?> ChangeAsync(DeskThread known, Func<DeskThread, DeskThread> change, CancellationToken cancellationToken)
    {
        for (DeskThread? thread = known; thread is not null; thread = await teams.FindThreadAsync(known.CaseId, known.ChannelId, cancellationToken))
        {
            var changed = change(thread) with { Version = thread.Version + 1 };
            if (await teams.SaveThreadAsync(changed, cancellationToken))
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>Has what was given up carried on, now that somebody is there.</summary>
    public async Task ReviveAsync(string caseId, string channelId, CancellationToken cancellationToken)
    {
        if (await teams.FindThreadAsync(caseId, channelId, cancellationToken) is { IsDead: true })
        {
            await teams.ReviveThreadsAsync(caseId, channelId, time.GetUtcNow(), null, cancellationToken);
        }
    }

    /// <summary>
    /// Something that stands in a thread is about to be written to the log or to the notes. Until the result is disposed nothing is carried into the case's threads, so that
    /// nobody carries back what the thread shows already.
    /// </summary>
    public IDisposable Begin(string caseId)
    {
        lock (_gate)
        {
            _busy[caseId] = _busy.GetValueOrDefault(caseId) + 1;
        }

        return new Ending(this, caseId);
    }

    /// <summary>Whether somebody is between <see cref="Begin"/> and its end.</summary>
    public bool IsBusy(string caseId)
    {
        lock (_gate)
        {
            return _busy.ContainsKey(caseId);
        }
    }

    private void End(string caseId)
    {
        lock (_gate)
        {
            if (--_busy[caseId] == 0)
            {
                _busy.Remove(caseId);
            }
        }
    }

    private sealed class Ending(DeskThreads threads, string caseId) : IDisposable
    {
        public void Dispose() => threads.End(caseId);
    }
}
