using System.Collections.Concurrent;
using System.Collections.Immutable;
using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>
/// What passes and is not kept: who types, whether a customer is there, and how far it has read. Channels and the desk hear each other through it. For one process; thread-safe.
/// </summary>
/// <param name="clock">The time at which somebody left.</param>
public sealed class LiveSignals(TimeProvider clock)
{
    /// <summary>How long it is known that a customer was there and left.</summary>
    public static readonly TimeSpan Remembers = TimeSpan.FromDays(1);

    private readonly Hearers<Activity> _hearers = new();
    private readonly ConcurrentDictionary<string, CustomerPresence> _presence = new(StringComparer.Ordinal);

    /// <summary>Who left when, the longest ago first.</summary>
    private readonly ConcurrentQueue<(string ConversationId, CustomerPresence Presence)> _left = new();

    private ImmutableArray<Action<string, Activity>> _hearersOfAll = [];

    /// <summary>Called after a customer came or left, with the conversation's id. Set once, at the start; it returns at once and throws nothing.</summary>
    public Action<string>? PresenceChanged { get; set; }

    /// <summary>How far customers got in their logs.</summary>
    public LiveReach Reach { get; } = new(clock);

    /// <summary>Tells an activity, such as <c>typing</c>, to everybody who hears the conversation now.</summary>
    public void Tell(string conversationId, Activity passing)
    {
        _hearers.Tell(conversationId, passing);
        foreach (var hear in _hearersOfAll)
        {
            hear(conversationId, passing);
        }
    }

    /// <summary>Hears what passes in a conversation until the result is disposed.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="hear">Called on the telling thread: it returns at once and throws nothing.</param>
    public IDisposable Hear(string conversationId, Action<Activity> hear) => _hearers.Add(conversationId, hear);

    /// <summary>Hears what passes in every conversation, with its id, until the result is disposed.</summary>
    /// <param name="hear">As for <see cref="Hear"/>.</param>
    public IDisposable HearAll(Action<string, Activity> hear)
    {
        ImmutableInterlocked.Update(ref _hearersOfAll, (others, mine) => others.Add(mine), hear);
        return new Ending(() => ImmutableInterlocked.Update(ref _hearersOfAll, (others, mine) => others.Remove(mine), hear));
    }

    /// <summary>A customer is there, until the result is disposed; somebody with two pages open is there until both are closed.</summary>
    public IDisposable Arrive(string conversationId)
    {
        _presence.AddOrUpdate(conversationId, _ => new(1, null), (_, known) => new(known.Pages + 1, null));
        PresenceChanged?.Invoke(conversationId);
        return new Ending(() => Leave(conversationId));
    }

    /// <summary>Whether the customer is there; <see langword="null"/> where this process never saw one.</summary>
    public CustomerPresence? PresenceOf(string conversationId) => _presence.TryGetValue(conversationId, out var known) ? known : null;

    private void Leave(string conversationId)
    {
        var now = clock.GetUtcNow();
        var presence = _presence.AddOrUpdate(conversationId, _ => new(0, now), (_, known) => known.Pages > 1 ? known with { Pages = known.Pages - 1 } : new(0, now));
        if (presence.Pages == 0)
        {
            _left.Enqueue((conversationId, presence));
        }

        // One who came back, or left again, is another entry by now, and stays.
        while (_left.TryPeek(out var oldest) && now - oldest.Presence.LeftAt >= Remembers && _left.TryDequeue(out oldest))
        {
            _presence.TryRemove(new(oldest.ConversationId, oldest.Presence));
        }

        PresenceChanged?.Invoke(conversationId);
    }
}
