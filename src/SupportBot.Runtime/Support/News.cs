using System.Globalization;
using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>
/// Takes what a message tells of the verification itself: approved, rejected once more and how often, sent, still under review, what customer service did.
/// </summary>
internal sealed class News(DialogContext context, bool asksInBetween)
{
    private const string UnderReview = "outside/under-review";

    /// <summary>"The third time now" says how often it was rejected, also without that word; more words may count something else.</summary>
    private const double ShortCount = 5;

    private const double ShortNews = 6;

    private Turn Turn => context.Turn;

    private Utterance Utterance => context.Utterance;

    public bool Take() => Outcome() || CountToThree();

    /// <summary>The exchange's customer service was told, is silent, or has opened the way again. Where the bot asks about it, this is the answer.</summary>
    public bool TakeFromSupport() =>
        (SpeaksOfSupport() && (WasReset() || IsSilent() || (Utterance.Says("contacted-support") && (AnswersWhetherContacted() || Contacted())))) || ToldWhereOnlyTheyHelp();

    /// <summary>Where nothing is to be sent in again, what customer service answers decides; the bot goes on asking what it can prepare.</summary>
    private bool ToldWhereOnlyTheyHelp() => !asksInBetween && Utterance.Certain is null && Turn.Topic is { Resubmit: false } && context.Station?.Dialog == RemedyDialog.Id
        && Utterance.Says("contacted-support") && Turn.Say("shared/customer-service.done") && context.Reprompt();

    private bool SpeaksOfSupport() => !asksInBetween && Utterance.Certain is null && Turn.Topic is (null or { Resubmit: true })
        && (Turn.Topic is not null || context.Station?.Dialog is FollowUpDialog.Id or CustomerServiceDialog.Id || RootDialog.MustEscalate(Turn));

    private bool WasReset() => Utterance.Says("was-reset") && Turn.Say("shared/customer-service.reset") && RootDialog.Enter(context, "resubmission");

    private bool IsSilent() => Utterance.Says("support-silent") && context.Station?.Dialog != EscalationDialog.Id && Turn.Say("escalation/answer.no-answer") && context.Reprompt();

    private bool AnswersWhetherContacted()
    {
        if (context.Station?.Dialog is not (EscalationDialog.Id or CustomerServiceDialog.Id))
        {
            return false;
        }

        context.Continue();
        return true;
    }

    private bool Contacted()
    {
        if (RootDialog.MustEscalate(Turn))
        {
            EscalationDialog.NoteContacted(Turn);
            return RootDialog.Enter(context, "escalated");
        }

        return Turn.Say("shared/customer-service.done") && RootDialog.Enter(context, "outcome");
    }

    private bool Outcome()
    {
        if (Utterance.Says("approved") && Utterance.Decision != Decision.Certain)
        {
            FollowUpDialog.Approve(Turn);
            context.Clear();
            return true;
        }

        if ((Utterance.Says("rejected-again") && !IsVague) || TellsOutcome)
        {
            return RejectedAgain();
        }

        return (Utterance.Certain is null || Utterance.Certain.Topic == UnderReview) && Waiting();
    }

    private bool Waiting()
    {
        if (!TellsOfWaiting())
        {
            return Utterance is { SpeaksOfRejection: false } && Utterance.Says("submitted") && RootDialog.Enter(context, "follow-up");
        }

        var isManual = context.Station?.Dialog == EscalationDialog.Id;
        Turn.Case = Turn.Case with { HoursUnderReview = Utterance.Hours, Status = isManual ? EscalationDialog.ManualReview : Turn.Case.Status };
        return RootDialog.Enter(context, "pending");
    }

    private bool TellsOfWaiting() =>
        Utterance.Says("still-pending") || TellsHours || (Utterance.Says("submitted") && Utterance.Hours is not null) || (Utterance.Certain is not null && !asksInBetween);

    /// <summary>"It has been two days", said while the outcome is awaited.</summary>
    private bool TellsHours => !asksInBetween && context.Station?.Dialog == FollowUpDialog.Id && Utterance is { Hours: not null } && !NamesTopic;

    /// <summary>Whether some words of the message stand for a topic, beyond what it merely resembles.</summary>
    private bool NamesTopic => Utterance.Topics is [{ Phrase: not null }, ..];

    /// <summary>"It was rejected", said while the outcome is awaited, is the outcome.</summary>
    private bool TellsOutcome => !asksInBetween && context.Station?.Dialog == FollowUpDialog.Id && Utterance is { SpeaksOfRejection: true, Decision: not Decision.Certain, Words: <= ShortNews };

    private bool RejectedAgain()
    {
        FollowUpDialog.NoteRejection(Turn, Utterance.SpeaksOfRejection ? Utterance.Rejections : null);
        NoteReason(Utterance.Certain);
        if (Utterance.Says("frustrated"))
        {
            Turn.Say("shared/frustrated", ("count", Turn.Case.Rejections.ToString(CultureInfo.InvariantCulture)));
        }

        if (RootDialog.MustEscalate(Turn))
        {
            return RootDialog.Enter(context, "escalation");
        }

        if (Utterance.Certain is null && Turn.Case.Topic is { } topic && Utterance.Says("same-reason"))
        {
            FollowUpDialog.KeepReason(Turn, topic);
            return RootDialog.Enter(context, "route");
        }

        if (Utterance.Certain is null)
        {
            FollowUpDialog.AskNewReason(Turn);
        }

        return RootDialog.Enter(context, "reason");
    }

    private bool CountToThree() => TellsCount ? NoteCount(Utterance.Rejections!.Value) : AskHowMany();

    /// <summary>A number told in passing: "rejected three times", or just "the third time". "Once" alone may count anything.</summary>
    private bool TellsCount => Utterance is { SpeaksOfRejection: true, Rejections: > 0 } or { SpeaksOfFailure: true, Rejections: > 1 } || (Utterance is { Rejections: > 1, Words: <= ShortCount } && !NamesTopic);

    /// <summary>Three in a row decide the way (K1).</summary>
    private bool NoteCount(int told)
    {
        Turn.Case = Turn.Case.WithCount(Math.Min(told, CaseState.MostRejections), Turn.Now, Turn.Case.Topic);
        if (Turn.Topic is null)
        {
            NoteReason(Utterance.Certain);
        }

        if (RootDialog.MustEscalate(Turn) && context.Station?.Dialog != EscalationDialog.Id)
        {
            return RootDialog.Enter(context, "escalation");
        }

        return TellsOnlyCount && Turn.Say("shared/noted.rejections", ("count", Turn.Case.Rejections.ToString(CultureInfo.InvariantCulture))) && context.Reprompt();
    }

    private bool TellsOnlyCount => !asksInBetween && context.Active?.Prompt?.Text != RootDialog.HowOften && (Utterance.Decision == Decision.None || (Turn.Topic is not null && ReasonDialog.IsBareRejection(Utterance)));

    private bool AskHowMany()
    {
        if (!IsVague)
        {
            return false;
        }

        context.Begin(ManyTimesDialog.Id);
        return true;
    }

    /// <summary>
    /// "Again and again" is no number, and without one it is not known whether manual review takes over. "How many times may I try" tells nothing.
    /// </summary>
    private bool IsVague => !asksInBetween && Turn.Case.Rejections == 0 && Utterance.Rejections is null && Utterance.Says("many-times") && Utterance.Decision != Decision.Certain;

    private void NoteReason(TopicReading? reading)
    {
        if (reading is not null)
        {
            Evidence.Note(Turn, Utterance, reading);
        }
    }
}
