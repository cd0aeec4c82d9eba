using System.Collections.Concurrent;

namespace SupportBot.Runtime.Pipeline.Alerts;

/// <summary>
/// What the desk tells the ladder and hears from it: that an agent's page was looked at, that a note names an agent, that an alert is new. For one process, and not kept: after
/// a restart pages that are looked at say so again. Thread-safe.
/// </summary>
/// <param name="presence">Tells whether somebody sits at the page.</param>
/// <param name="clock">The time of a look.</param>
public sealed class AlertBook(AgentPresence presence, TimeProvider clock)
{
    /// <summary>For how long a mention is worth an alert.</summary>
    public static readonly TimeSpan MentionLasts = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string NoteId, string AgentId), Mention> _mentions = new();

    /// <summary>Called with each alert that an agent's pages cannot know of by themselves. Set once, at the start; it returns at once and throws nothing.</summary>
    public Action<AlertNotice>? Raised { get; set; }

    /// <summary>A page of the agent is looked at, and shows all that there is. A page that nobody touched for long shows it to nobody.</summary>
    public void See(string agentId)
    {
        if (presence.GoneSince(agentId) is null)
        {
            _seen[agentId] = clock.GetUtcNow();
        }
    }

    /// <summary>When the agent last looked at a page; <see langword="null"/> for never.</summary>
    public DateTimeOffset? SeenAt(string agentId) => _seen.TryGetValue(agentId, out var at) ? at : null;

    /// <summary>A colleague wrote the agent's name into a note. The same note names an agent once.</summary>
    /// <param name="agentId">Who is named.</param>
    /// <param name="caseId">The case of the note.</param>
    /// <param name="noteId">The note.</param>
    public void Mention(string agentId, string caseId, string noteId) => _mentions.TryAdd((noteId, agentId), new(agentId, caseId, noteId, clock.GetUtcNow()));

    /// <summary>Mentions that are worth an alert.</summary>
    internal IReadOnlyList<Mention> Mentions()
    {
        var now = clock.GetUtcNow();
        foreach (var old in _mentions.Where(entry => now - entry.Value.At > MentionLasts))
        {
            _mentions.TryRemove(old);
        }

        return [.. _mentions.Values.OrderBy(mention => mention.At)];
    }
}
