namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// For how long something has been so, as one object saw it round by round. It is counted by the clock that nobody sets: when the other one jumps by an hour, no agent has been
/// away for an hour.
/// </summary>
internal sealed class Absences(TimeProvider clock)
{
    private readonly Dictionary<string, long> _since = new(StringComparer.Ordinal);

    /// <summary>For how long <paramref name="id"/> has been absent at every look; no time at all at the first one.</summary>
    public TimeSpan Look(string id, bool absent)
    {
        if (!absent)
        {
            _since.Remove(id);
            return TimeSpan.Zero;
        }

        _since.TryAdd(id, clock.GetTimestamp());
        return clock.GetElapsedTime(_since[id]);
    }

    /// <summary>Forgets everybody else.</summary>
    public void KeepOnly(IReadOnlySet<string> ids)
    {
        foreach (var id in _since.Keys.Where(id => !ids.Contains(id)).ToList())
        {
            _since.Remove(id);
        }
    }
}
