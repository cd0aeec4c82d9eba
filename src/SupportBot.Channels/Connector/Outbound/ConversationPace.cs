namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// Keeps the bot within what Teams takes in one conversation (CHECKLIST, item 95): 7 in a second, 8 in two, 60 in thirty, 1,800 in an hour,
/// wherever the window is laid. Thread-safe.
/// </summary>
internal sealed class ConversationPace(TimeProvider time)
{
    private static readonly (int Most, TimeSpan Window)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private static readonly TimeSpan Remembered = Limits[^1].Window;

    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();

    private readonly Dictionary<string, List<long>> _sent = [];

    private long _sweptAt = time.GetTimestamp();

    /// <summary>How many conversations are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sent.Count;
            }
        }
    }

    /// <summary>Takes the right to send one activity now; whoever takes it sends.</summary>
    /// <returns>Zero when it was given; else how long to wait before asking again.</returns>
    public TimeSpan Take(string conversationId)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            Sweep(now);
            var sent = _sent.GetValueOrDefault(conversationId) ?? (_sent[conversationId] = []);
            var wait = Limits.Max(limit => Wait(sent, limit.Most, limit.Window, now));
            if (wait == TimeSpan.Zero)
            {
                Add(sent, now);
            }

            return wait;
        }
    }

    /// <summary>Waits until one activity may be sent; whoever waited sends.</summary>
    public async Task WaitAsync(string conversationId, CancellationToken cancellationToken)
    {
        while (Take(conversationId) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>The window is free when the oldest that would be one too many has left it.</summary>
    private TimeSpan Wait(List<long> sent, int most, TimeSpan window, long now)
    {
        var left = sent.Count < most ? TimeSpan.Zero : window - time.GetElapsedTime(sent[^most], now);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static void Add(List<long> sent, long now)
    {
        var most = Limits[^1].Most;
        if (sent.Count >= 2 * most)
        {
            sent.RemoveRange(0, sent.Count - most);
        }

        sent.Add(now);
    }

    /// <summary>A conversation that was silent for an hour begins anew.</summary>
    private void Sweep(long now)
    {
        if (time.GetElapsedTime(_sweptAt, now) < BetweenSweeps)
        {
            return;
        }

        _sweptAt = now;
        foreach (var (conversation, sent) in _sent)
        {
            if (sent.Count == 0 || time.GetElapsedTime(sent[^1], now) >= Remembered)
            {
                _sent.Remove(conversation);
            }
        }
    }
}
