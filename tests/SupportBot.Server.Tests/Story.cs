using SupportBot.Runtime.Chats;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Server.Tests;

/// <summary>A conversation in a test: say something, look at the reply. Agents can act in it too.</summary>
internal sealed class Story
{
    public const string ConversationId = "c1";

    private readonly SupportTurn _turn;
    private DateTimeOffset _now = Now;

    public Story(string locale = "en", SupportContent? content = null, bool agentsReachable = false, QueueOutlook? queue = null)
    {
        _turn = new(content ?? RealContent.Loaded);
        Queue = queue ?? (agentsReachable ? QueueOutlook.Free : null);
        State = _turn.NewConversation(locale);
        Receive(new() { Type = ActivityTypes.ConversationUpdate });
    }

    public QueueOutlook? Queue { get; set; }

    public ConversationState State { get; private set; }

    public TurnResult Last { get; private set; } = null!;

    /// <summary>Why the last action was not carried out.</summary>
    public DeskRefusal? Refusal { get; private set; }

    /// <summary>What the last turn causes, but for what reports count.</summary>
    public IReadOnlyList<Effect> Effects => [.. Last.Effects.Where(effect => effect is not NoteInsight)];

    public string Reply => ChatPlayer.Read(Last);

    public ConversationView View => new(Last);

    public HandoffCase Case => State.Handoff ?? throw new InvalidOperationException("There is no case.");

    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Clock => _now;

    public Story Say(params ReadOnlySpan<string> messages)
    {
        foreach (var message in messages)
        {
            Receive(Activity.Message(message));
        }

        return this;
    }

    public Story Wait(TimeSpan time)
    {
        _now += time;
        return this;
    }

    /// <summary>Lets the agents' side do something; a refusal changes nothing.</summary>
    public Story Act(DeskAction action)
    {
        var result = _turn.Act(ConversationId, State, action, _now);
        Refusal = result.Refusal;
        if (result.Turn is { } turn)
        {
            (Last, State) = (turn, turn.State);
        }

        return this;
    }

    public Story Receive(Activity activity)
    {
        Last = _turn.Run(State, activity with { Conversation = new() { Id = ConversationId } }, _now, Queue);
        State = Last.State;
        return this;
    }
}
