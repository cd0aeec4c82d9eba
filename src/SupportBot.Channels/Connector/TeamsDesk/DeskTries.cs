namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Counts codes that are tried, so that nobody finds one by trying. Thread-safe.</summary>
internal sealed class DeskTries(TimeProvider time)
{
    public const int MostPerPerson = 5;

    /// <summary>Of all together: a code has 50 bits, so even many people at once find none in its ten minutes.</summary>
    public const int MostInAll = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();

    private readonly Queue<(string Person, long At)> _tries = new();

    /// <summary>Counts a try before the code is looked at.</summary>
    /// <returns>Whether it may be made.</returns>
    public bool Take(string person)
    {
        lock (_gate)
        {
            while (_tries.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Window)
            {
                _tries.Dequeue();
            }

            if (_tries.Count >= MostInAll || _tries.Count(made => made.Person == person) >= MostPerPerson)
            {
                return false;
            }

            _tries.Enqueue((person, time.GetTimestamp()));
            return true;
        }
    }
}
