namespace SupportBot.Channels.Connector.Outbound;

/// <summary>
/// Keeps all requests of the bot together within what a channel takes of one app (CHECKLIST, item 95): 50 in a second, wherever the second is laid. Each request gets its moment
/// in the order in which it asks, so none is passed over. Several nodes share no count: then the channel says 429 now and then, and is heard. Thread-safe.
/// </summary>
internal sealed class AppPace(TimeProvider time)
{
    public const int Most = 50;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();

    /// <summary>The moments of the last <see cref="Most"/> requests, in a ring; a request may be made a window after the one whose place it takes.</summary>
    private readonly long?[] _made = new long?[Most];

    private int _next;

    /// <summary>Waits until the moment of one request has come; whoever waited makes it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Take();
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }

    private TimeSpan Take()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var free = _made[_next] is { } earlier ? earlier + (long)(Window.TotalSeconds * time.TimestampFrequency) : now;
            var moment = Math.Max(now, free);
            _made[_next] = moment;
            _next = (_next + 1) % Most;
            return time.GetElapsedTime(now, moment);
        }
    }
}
