using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SupportBot.Runtime.Pipeline;

/// <summary>Who wants to know, in this process, that a conversation's log grew. Thread-safe.</summary>
internal sealed class Listeners
{
    /// <summary>No conversation has the empty id.</summary>
    private const string Every = "";

    private readonly ConcurrentDictionary<string, ImmutableArray<Listener>> _byConversation = new(StringComparer.Ordinal);

    public IDisposable Add(string conversationId, Action wake) => AddListener(conversationId, _ => wake());

    public IDisposable AddToAll(Action<string> wake) => AddListener(Every, wake);

    public void Wake(string conversationId)
    {
        foreach (var listener in _byConversation.GetValueOrDefault(conversationId, []))
        {
            listener.Wake(conversationId);
        }

        foreach (var listener in _byConversation.GetValueOrDefault(Every, []))
        {
            listener.Wake(conversationId);
        }
    }

    private Listener AddListener(string conversationId, Action<string> wake)
    {
        var listener = new Listener(this, conversationId, wake);
        _byConversation.AddOrUpdate(conversationId, [listener], (_, others) => others.Add(listener));
        return listener;
    }

    /// <summary>Takes one out; the entry of a conversation goes with its last listener, unless another came in meanwhile.</summary>
    private void Remove(string conversationId, Listener listener)
    {
        while (_byConversation.TryGetValue(conversationId, out var before))
        {
            var after = before.Remove(listener);
            var done = after.IsEmpty
                ? _byConversation.TryRemove(new(conversationId, before))
                : _byConversation.TryUpdate(conversationId, after, before);
            if (done)
            {
                return;
            }
        }
    }

    private sealed class Listener(Listeners listeners, string conversationId, Action<string> wake) : IDisposable
    {
        public void Wake(string changed) => wake(changed);

        public void Dispose() => listeners.Remove(conversationId, this);
    }
}
