using SupportBot.Runtime.Pipeline;

namespace SupportBot.Channels.DirectLine;

/// <summary>Customers whose clients poll: each is there for a minute after it last read. Thread-safe.</summary>
internal sealed class PollingReaders(LiveSignals signals, TimeProvider time)
{
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, Reader> _readers = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Notes that a customer's client just read the conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="place">The last place in the log that it was sent; 0: nothing new.</param>
    public void Note(string conversationId, long place)
    {
        signals.Reach.Deliver(conversationId, place);
        lock (_gate)
        {
            if (_readers.TryGetValue(conversationId, out var reader))
            {
                reader.Leaving.Change(Stay, Timeout.InfiniteTimeSpan);
                return;
            }

            var leaving = time.CreateTimer(_ => Leave(conversationId), null, Stay, Timeout.InfiniteTimeSpan);
            _readers[conversationId] = new(signals.Arrive(conversationId), leaving);
        }
    }

    private void Leave(string conversationId)
    {
        Reader? gone;
        lock (_gate)
        {
            _readers.Remove(conversationId, out gone);
        }

        gone?.Leaving.Dispose();
        gone?.Presence.Dispose();
    }

    private sealed record Reader(IDisposable Presence, ITimer Leaving);
}
