using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>One action of the agents' side while it is being worked out.</summary>
internal sealed class DeskStage
{
    private readonly SupportContent _content;

    public DeskStage(SupportContent content, string conversationId, ConversationState state, DateTimeOffset now)
    {
        (_content, State) = (content, state);
        Turn = Stage.Turn(content, state, state.Locale, now, null, conversationId);
        Dialogs = new(SupportDialogs.Set, Turn, Utterance.Empty, Stage.Fitting(state.Stack, state.Handoff));
    }

    /// <summary>The state that the action met.</summary>
    public ConversationState State { get; }

    public Turn Turn { get; }

    public DialogContext Dialogs { get; }

    public DateTimeOffset Now => Turn.Now;

    /// <summary>The case as the action met it.</summary>
    public HandoffCase? Case => State.Handoff;

    /// <summary>What an agent wrote, without secrets.</summary>
    public string Redact(string text) => _content.Redactor.Redact(text, _content.Placeholders(State.Locale), null).Text;

    public void Change(HandoffCase handoff, string owner)
    {
        Turn.Handoff = handoff.Status == Case?.Status ? handoff : handoff with { StatusSince = Now };
        Turn.Owner = owner;
        foreach (var question in Stage.Outdated(handoff))
        {
            Dialogs.Drop(question);
        }
    }

    /// <summary>The action is done, and the log keeps an event of it.</summary>
    public DeskResult Done(HandoffEvent told) => Done(HandoffEvents.Told(told with { Case = Turn.Handoff?.Id }));

    /// <summary>The action is done, and this is what the log keeps of it.</summary>
    public DeskResult Done(Activity trace)
    {
        var (state, effects) = Bookkeeping.Close(State, State with { Stack = [.. Dialogs.Stack] }, Turn);
        return DeskResult.Of(Presenter.Present(new(state, trace, Turn.Replies, effects)));
    }
}
