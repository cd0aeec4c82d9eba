using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Pipeline;

/// <summary>A turn on its way into the log: gives every activity its id, its address and its timestamp.</summary>
internal sealed class TurnDraft(StoredConversation before, DateTimeOffset now)
{
    private readonly List<Activity> _activities = [];
    private DateTimeOffset _last = before.LastTimestamp;

    public IReadOnlyList<Activity> Activities => _activities;

    /// <summary>What came in, addressed as the conversation was opened: not even the address for replies is taken from a client's word.</summary>
    public Activity Receive(Activity inbound) => Add(inbound with
    {
        ChannelId = before.Reference.ChannelId,
        ServiceUrl = before.Reference.ServiceUrl,
        Conversation = before.Reference.Conversation,
        From = inbound.From ?? before.Reference.User,
        Recipient = before.Reference.Bot,
    });

    /// <summary>The trace of what was done from the agents' side: a message that the customer reads, or an event that stays between bot and agents.</summary>
    public Activity Act(Activity action) => Add(action with
    {
        ChannelId = before.Reference.ChannelId,
        ServiceUrl = before.Reference.ServiceUrl,
        Conversation = before.Reference.Conversation,
        From = before.Reference.Bot is { } bot ? bot with { Name = action.From?.Name ?? bot.Name } : action.From,
        Recipient = before.Reference.User,
    });

    /// <summary>What the bot says of its own accord, answering nothing that came in.</summary>
    public void Say(IEnumerable<Activity> messages)
    {
        foreach (var message in messages)
        {
            Act(message);
        }
    }

    public void Reply(IEnumerable<Activity> replies, Activity incoming)
    {
        foreach (var reply in replies)
        {
            Add(reply.ReplyTo(incoming));
        }
    }

    public TurnCommit ToCommit(TurnResult result, string? key, string? contentHash) => new()
    {
        Conversation = before with
        {
            State = result.State,
            Version = before.Version + 1,
            LastSequence = before.LastSequence + _activities.Count,
            LastTimestamp = _last,
            IsEnded = _activities.Exists(activity => activity.Type == ActivityTypes.EndOfConversation),
            Earlier = null,
        },
        Activities = _activities,
        Effects = result.Effects,
        Key = key,
        Outbound = before.Reference.ServiceUrl is null ? [] : [.. OutboundSequences()],
        ContentHash = contentHash,
    };

    /// <summary>What the bot or an agent says; what came in, and what passes between the two, stays.</summary>
    private IEnumerable<long> OutboundSequences() => _activities
        .Select((activity, at) => (activity, Sequence: before.LastSequence + at + 1))
        .Where(said => said.activity.Type is ActivityTypes.Message or ActivityTypes.EndOfConversation && said.activity.From?.Id == before.Reference.Bot?.Id)
        .Select(said => said.Sequence);

    /// <summary>The timestamp is the clock's, or a millisecond after the last one where the clock stands or went back: clients sort by it.</summary>
    private Activity Add(Activity activity)
    {
        var next = _last.AddMilliseconds(1);
        _last = now > next ? new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), now.Offset) : next;
        var sequence = before.LastSequence + _activities.Count + 1;
        var logged = activity with
        {
            Id = LogPlace.IdOf(before.Id, sequence),
            Timestamp = WireTime.From(_last),
        };
        _activities.Add(logged);
        return logged;
    }
}
