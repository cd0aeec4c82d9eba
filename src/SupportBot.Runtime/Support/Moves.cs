using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Prompts;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>
/// Decides where an utterance leads. People answer out of turn, so each rule may leave the open question; the first that fits wins.
/// A rule returns whether it said where the conversation goes on.
/// </summary>
/// <param name="context">The open dialogs and what was said.</param>
/// <param name="asksInBetween">Whether something is asked that has an answer of its own.</param>
/// <param name="changed">Slots that the message told anew.</param>
internal sealed class Moves(DialogContext context, bool asksInBetween, IReadOnlyCollection<string> changed)
{
    private readonly Remarks _remarks = new(context, asksInBetween);
    private readonly News _news = new(context, asksInBetween);
    private readonly Reasons _reasons = new(context, asksInBetween, changed);

    private Turn Turn => context.Turn;

    private Utterance Utterance => context.Utterance;

    public bool Make() => Answers() || Tells() || Leads();

    private bool Answers() => TakeOffer() || AnswerByButton() || Wait() || Control();

    private bool Tells() => _news.Take() || MeetLock() || _reasons.Take();

    private bool Leads() => GoToStation() || AnswerInWords() || ChangeSlot() || _remarks.KnowsRejection() || _remarks.KnowsReason();

    /// <summary>The person whom the bot offered when it did not understand, or where it can do no more: the button, its words, or a plain yes.</summary>
    private bool TakeOffer()
    {
        if (asksInBetween || !OfferedPerson.IsTaken(Utterance, context.Active?.Prompt, Turn))
        {
            return false;
        }

        Handover.Ask(Turn, context.Station?.Dialog == FollowUpDialog.Id ? CaseTrigger.Stuck : CaseTrigger.Misunderstood);
        return Turn.Handoff?.AsksForMessage == true || context.Reprompt();
    }

    /// <summary>A button, or words that its author wrote down for it, answers the open question, whatever else they might mean.</summary>
    private bool AnswerByButton() => context.Active?.Prompt is { } prompt
        && (ChoiceRecognizer.ByLabel(Utterance, prompt, Turn) is not null || (!asksInBetween && ChoiceRecognizer.ByName(Utterance, prompt) is not null))
        && Go(context.Continue);

    /// <summary>What concerns agents and reminders, before anything else that the words might mean.</summary>
    private bool Wait() => LeaveLine() || StopReminders() || LeaveMessage();

    private bool LeaveLine()
    {
        if (!Utterance.Says("leave-queue") || Turn.Handoff is not { Status: CaseStatus.Waiting })
        {
            return false;
        }

        Handover.Leave(Turn);
        context.Drop(WaitingDialog.Id);
        return context.Reprompt();
    }

    /// <summary>A bare "stop" is meant for the reminders, where some are to come.</summary>
    private bool StopReminders()
    {
        if (!Utterance.Says("stop-reminders") && !(Turn.Reminders.Count > 0 && Utterance.Says("cancel") && Utterance.Words <= 2))
        {
            return false;
        }

        Turn.Cause(new CancelReminders());
        Turn.Say(Turn.Reminders.Count > 0 ? "follow-up/promise.stopped" : "follow-up/promise.none");
        return context.Reprompt();
    }

    /// <summary>A customer who was asked for a question for the agent writes it, whatever else the words might mean.</summary>
    private bool LeaveMessage()
    {
        if (Turn.Handoff is not { AsksForMessage: true, Status: CaseStatus.Waiting } || (Utterance.Words <= 8 && Utterance.SaysAny("human-agent", "checklist", "repeat")))
        {
            return false;
        }

        Handover.TakeMessage(Turn);
        return context.Reprompt();
    }

    private bool Control() => _news.TakeFromSupport() || Restart() || AskForPerson() || Repeat() || _remarks.Answer();

    private bool Restart() => Utterance.Says("restart") && Utterance.Words <= 8 && Go(() => context.Begin(RestartDialog.Id));

    private bool AskForPerson()
    {
        if (!Utterance.Says("human-agent") || asksInBetween)
        {
            return false;
        }

        Handover.Ask(Turn, CaseTrigger.Asked);
        return Turn.Handoff?.AsksForMessage == true || context.Reprompt();
    }

    private bool Repeat() => Utterance.Says("repeat") && Utterance.Words <= 8 && Go(AskAgain);

    private bool GoToStation()
    {
        if (Utterance.Says("checklist"))
        {
            return RootDialog.Enter(context, "checklist");
        }

        return AsksWhere() && Resubmit();
    }

    /// <summary>"Where do I send it" leads there; "I see no such button" has an answer of its own.</summary>
    private bool AsksWhere() => Utterance.Intents
        .Where(intent => intent.Key is "where-submit" or "where-submit-web" or "where-submit-app")
        .Any(intent => intent.Value >= SideAnswers.Clarity(Utterance, Turn) - 0.02);

    private bool Resubmit()
    {
        var channel = Utterance.Says("where-submit-web") ? "web" : Utterance.Says("where-submit-app") ? "app" : null;
        if (channel is not null)
        {
            Turn.Case = Turn.Case.With("channel", channel);
        }

        if (Turn.Topic is { Resubmit: false } topic)
        {
            Turn.Say($"{topic.Path}/found");
            return context.Reprompt();
        }

        return RootDialog.Enter(context, RootDialog.MustEscalate(Turn) ? "escalation" : "resubmission");
    }

    private bool AnswerInWords() => !asksInBetween && _remarks.IsAnswer && Go(context.Continue);

    /// <summary>"It is greyed out", said before the bot asks: only customer service can open the detail.</summary>
    private bool MeetLock() => context.Station is { Dialog: RemedyDialog.Id } && Utterance.Choices.Contains(CorrectionDialog.LockedChoice)
        && Turn.Topic is { } topic && topic.Remedies.Any(remedy => remedy.Next == CorrectionDialog.Id)
        && Turn.Say("correction/locked") && RootDialog.Enter(context, "customer-service");

    /// <summary>"Wait, it was my passport": the remedy depends on it, so it is shown anew.</summary>
    private bool ChangeSlot() => context.Station is { Dialog: RemedyDialog.Id } station
        && RemedyDialog.TopicOf(station, Turn.Case) is { } path && Turn.Content.Topics.TryGetValue(path, out var topic)
        && topic.Ask.Any(changed.Contains)
        && Turn.Say("shared/noted.document") && Turn.Skip($"{path}/found")
        && RootDialog.Enter(context, "remedy");

    private DialogTurnResult AskAgain()
    {
        context.Utterance = Utterance.Empty;
        return context.Repeat();
    }

    private static bool Go(Func<DialogTurnResult> move)
    {
        move();
        return true;
    }
}
