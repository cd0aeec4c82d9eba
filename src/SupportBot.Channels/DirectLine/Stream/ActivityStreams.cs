using System.Collections.Concurrent;
using SupportBot.Schema;

namespace SupportBot.Channels.DirectLine.Stream;

/// <summary>The sockets that are open in this process. Thread-safe.</summary>
internal sealed class ActivityStreams
{
    /// <summary>Several tabs are normal, and DirectLineJS itself may open three sockets (CHECKLIST, item 39).</summary>
    public const int MostPerConversation = 20;

    private readonly ConcurrentDictionary<ActivityStream, string> _open = new();
    private volatile bool _stopping;

    public bool IsFull(string conversationId) => _open.Values.Count(conversationId.Equals) >= MostPerConversation;

    /// <summary>Says that the log grew without a turn, of which the pipeline would have told.</summary>
    public void Wake(string conversationId) => Tell(conversationId, ActivityStream.Grown);

    public void Tell(string conversationId, ActivitySet set)
    {
        foreach (var (stream, _) in _open.Where(entry => entry.Value == conversationId))
        {
            stream.Tell(set);
        }
    }

    /// <summary>Closes every socket with 1001, and every one that still comes.</summary>
    public void Stop()
    {
        _stopping = true;
        foreach (var stream in _open.Keys)
        {
            stream.Leave();
        }
    }

    public async Task RunAsync(ActivityStream stream, CancellationToken cancellationToken)
    {
        _open[stream] = stream.Conversation;
        try
        {
            if (_stopping)
            {
                stream.Leave();
            }

            await stream.RunAsync(cancellationToken);
        }
        finally
        {
            _open.TryRemove(stream, out _);
        }
    }
}
