using SupportBot.Runtime.Chats;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Server.Tests;

/// <summary>A conversation in a test: say something, look at the reply.</summary>
internal sealed class Story
{
    private readonly SupportTurn _turn;
    private readonly QueueOutlook? _queue;

    public Story(string locale = "en", SupportContent? content = null, bool agentsReachable = false)
    {
        _turn = new(content ?? RealContent.Loaded);
        _queue = agentsReachable ? QueueOutlook.Free : null;
        State = _turn.NewConversation(locale);
        Run(new() { Type = ActivityTypes.ConversationUpdate });
    }

    public ConversationState State { get; private set; }

    public TurnResult Last { get; private set; } = null!;

    public string Reply => ChatPlayer.Read(Last);

    public ConversationView View => new(Last);

    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public Story Say(params ReadOnlySpan<string> messages)
    {
        foreach (var message in messages)
        {
            Run(Activity.Message(message));
        }

        return this;
    }

    /// <summary>What is no message, such as an event of the widget.</summary>
    public Story Send(Activity activity)
    {
        Run(activity);
        return this;
    }

    private void Run(Activity activity)
    {
        Last = _turn.Run(State, activity, Now, _queue);
        State = Last.State;
    }
}
