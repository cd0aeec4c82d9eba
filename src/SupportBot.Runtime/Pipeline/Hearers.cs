using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SupportBot.Runtime.Pipeline;

/// <summary>Who hears, in this process, what passes in one conversation. Thread-safe.</summary>
/// <typeparam name="T">What passes.</typeparam>
internal sealed class Hearers<T>
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Action<T>>> _byConversation = new(StringComparer.Ordinal);

    public void Tell(string conversationId, T passing)
    {
        foreach (var hear in _byConversation.GetValueOrDefault(conversationId, []))
        {
            hear(passing);
        }
    }

    public IDisposable Add(string conversationId, Action<T> hear)
    {
        _byConversation.AddOrUpdate(conversationId, [hear], (_, others) => others.Add(hear));
        return new Ending(() => Remove(conversationId, hear));
    }

    /// <summary>Takes one out; the entry of a conversation goes with its last one, unless another came in meanwhile.</summary>
    private void Remove(string conversationId, Action<T> hear)
    {
        while (_byConversation.TryGetValue(conversationId, out var before))
        {
            var after = before.Remove(hear);
            if (after.IsEmpty ? _byConversation.TryRemove(new(conversationId, before)) : _byConversation.TryUpdate(conversationId, after, before))
            {
                return;
            }
        }
    }
}
