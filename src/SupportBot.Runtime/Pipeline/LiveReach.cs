using System.Collections.Concurrent;

namespace SupportBot.Runtime.Pipeline;

/// <summary>
/// How far customers got in their logs. It passes like presence and is not kept: after a restart, and in another process, nothing is known until a client
/// says where it is. For one process; thread-safe.
/// </summary>
/// <param name="clock">Tells which conversations are the oldest, when there are too many.</param>
public sealed class LiveReach(TimeProvider clock)
{
    /// <summary>The most conversations that are remembered; then the half of them that moved last stays.</summary>
    public const int Most = 20_000;

    private readonly ConcurrentDictionary<string, (LogReach Reach, DateTimeOffset At)> _known = new(StringComparer.Ordinal);
    private readonly Hearers<LogReach> _hearers = new();

    /// <summary>How far the customer of a conversation got, as far as this process knows.</summary>
    public LogReach Of(string conversationId) => _known.GetValueOrDefault(conversationId).Reach;

    /// <summary>The customer's client has the log up to this place.</summary>
    public void Deliver(string conversationId, long place) => Move(conversationId, known => known with { Delivered = Math.Max(known.Delivered, place) });

    /// <summary>The log up to this place was on the customer's screen. A client can claim no more than it was sent.</summary>
    public void See(string conversationId, long place) =>
        Move(conversationId, known => known with { Seen = Math.Max(known.Seen, Math.Min(place, known.Delivered)) });

    /// <summary>Hears how far the customer of a conversation gets, until the result is disposed.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="hear">Called on the telling thread: it returns at once and throws nothing.</param>
    public IDisposable Hear(string conversationId, Action<LogReach> hear) => _hearers.Add(conversationId, hear);

    private void Move(string conversationId, Func<LogReach, LogReach> move)
    {
        var before = Of(conversationId);
        if (move(before) == before)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var after = _known.AddOrUpdate(conversationId, _ => (move(default), now), (_, known) => (move(known.Reach), now)).Reach;
        _hearers.Tell(conversationId, after);
        if (_known.Count > Most)
        {
            Forget();
        }
    }

    private void Forget()
    {
        foreach (var oldest in _known.OrderBy(entry => entry.Value.At).Take(Most / 2))
        {
            _known.TryRemove(oldest);
        }
    }
}
