using System.Collections.Concurrent;

namespace SupportBot.Channels.Desk.SignIn;

/// <summary>
/// Counts wrong passwords. Whoever tries too often waits, but never for ever. Where a colleague has signed in before, its tries are counted for themselves: strangers who go on
/// trying lock nobody out of the place where it works. Thread-safe.
/// </summary>
internal sealed class SignInTries(TimeProvider clock)
{
    public const int MostPerName = 5;

    /// <summary>A whole office may come from one address, all at the same hour, and every try counts until it was right.</summary>
    public const int MostPerAddress = 100;

    private const int MostKeys = 10_000;

    private const int LongestName = 256;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _tries = new(StringComparer.Ordinal);

    /// <summary>From where names have signed in, since the server started.</summary>
    private readonly ConcurrentDictionary<string, bool> _places = new(StringComparer.Ordinal);

    /// <summary>Counts a try before the password is looked at, so that many at once get no further than one after another.</summary>
    /// <returns>How long to wait, if it may not be made.</returns>
    public TimeSpan? Take(string userName, string address)
    {
        if (_tries.Count > MostKeys)
        {
            Tidy();
        }

        // The address first: whoever may not try at all uses up nobody's tries, and leaves no names here.
        return Take(Address(address), MostPerAddress) ?? Take(_places.ContainsKey(Place(userName, address)) ? Place(userName, address) : Name(userName), MostPerName);
    }

    /// <summary>The password was right: what was wrong before does not count any more.</summary>
    public void Forget(string userName, string address)
    {
        _tries.TryRemove(Name(userName), out _);
        _tries.TryRemove(Place(userName, address), out _);
        if (_places.Count > MostKeys)
        {
            _places.Clear();
        }

        _places[Place(userName, address)] = true;
        if (_tries.TryGetValue(Address(address), out var tries))
        {
            lock (tries)
            {
                tries.TryDequeue(out _);
            }
        }
    }

    /// <summary>Nobody has a name as long as some that strangers send; all of those are one.</summary>
    private static string Name(string userName) => userName.Length > LongestName ? "n" : $"n {userName}";

    private static string Place(string userName, string address) => $"p {address} {userName}";

    private static string Address(string address) => $"a {address}";

    private TimeSpan? Take(string key, int most)
    {
        var now = clock.GetUtcNow();
        var tries = _tries.GetOrAdd(key, _ => new());
        lock (tries)
        {
            // A clock that went back must not keep anybody out for longer than the window.
            while (tries.TryPeek(out var oldest) && (now - oldest >= Window || oldest > now))
            {
                tries.Dequeue();
            }

            if (tries.Count >= most)
            {
                return Window - (now - tries.Peek());
            }

            tries.Enqueue(now);
            return null;
        }
    }

    private void Tidy()
    {
        foreach (var (key, tries) in _tries)
        {
            lock (tries)
            {
                if (!tries.Any(at => clock.GetUtcNow() - at < Window))
                {
                    _tries.TryRemove(key, out _);
                }
            }
        }
    }
}
