using System.Globalization;
using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>The way from a rejection to its end: reason, remedy, checklist, sending it in, follow-up; and round again when it was rejected again.</summary>
internal static class RootDialog
{
    public const string Id = "support";

    /// <summary>The question how often it was rejected.</summary>
    public const string HowOften = "slots/ask.rejections";

    public static WaterfallDialog Create() => new(Id,
        new("reason", FindReason),
        new("route", Route),
        new("remedy", step => step.Begin(RemedyDialog.Id)),
        new("station", GoToStation),
        new("corrected", step => step.Result == "customer-service" ? step.GoTo("customer-service") : step.Next()),
        new("rejections", AskRejections),
        new("count", Count),
        new("checklist", step => step.Begin(ChecklistDialog.Id)),
        new("resubmission", step => step.Begin(ResubmissionDialog.Id)),
        new("sent", step => step.GoTo("follow-up")),
        new("customer-service", step => step.Begin(CustomerServiceDialog.Id)),
        new("contacted", step => step.GoTo("outcome")),
        new("escalation", step => step.Begin(EscalationDialog.Id)),
        new("escalated", step => step.GoTo("outcome")),
        new("pending", step => step.Begin(FollowUpDialog.Id, step: "hours")),
        new("pending-known", step => step.GoTo("close", step.Result)),
        new("outcome", step => step.Begin(FollowUpDialog.Id, step: "ask")),
        new("outcome-known", step => step.GoTo("close", step.Result)),
        new("reminder", step => step.Begin(FollowUpDialog.Id, step: "remind")),
        new("reminder-known", step => step.GoTo("close", step.Result)),
        new("follow-up", step => step.Begin(FollowUpDialog.Id)),
        new("close", step => step.Result == FollowUpDialog.RejectedAgain ? step.GoTo("reason") : step.End()));

    /// <summary>Whether manual review takes over: three in a row beat every remedy, except where it solves nothing (FACTS, rule 1).</summary>
    public static bool MustEscalate(Turn turn) =>
        turn.Case.Rejections >= turn.Content.Profile.RejectionsInRow && (turn.Topic?.ManualRoute ?? true);

    /// <summary>Goes on from a step, whatever was open. What was said is used up.</summary>
    /// <returns>Always true, so that it can stand in a condition.</returns>
    public static bool Enter(DialogContext context, string step)
    {
        context.Utterance = Recognizers.Utterance.Empty;
        context.Restart(Id, step);
        return true;
    }

    private static DialogTurnResult FindReason(WaterfallStepContext step) =>
        step.Turn.Topic is null ? step.Begin(ReasonDialog.Id) : step.Next();

    private static DialogTurnResult Route(WaterfallStepContext step) =>
        MustEscalate(step.Turn) ? step.GoTo("escalation") : step.Next();

    private static DialogTurnResult GoToStation(WaterfallStepContext step)
    {
        switch (step.Result)
        {
            case "correction":
                return step.Begin(CorrectionDialog.Id);
            case "resubmission" or "customer-service" or "escalation":
                return step.GoTo(step.Result);
            case "where-reason":
                step.Case = step.Case with { Topic = null };
                return step.GoTo("reason");
            case "close":
                step.Turn.Say("shared/closed");
                return step.End();
            default:
                return step.GoTo("rejections");
        }
    }

    private static DialogTurnResult AskRejections(WaterfallStepContext step) => step.Case.Rejections > 0
        ? step.GoTo("checklist")
        : step.Prompt(Choices.NumberPrompt, Choices.Slot(step.Turn, "rejections") with { Minimum = 1, Maximum = CaseState.MostRejections });

    private static DialogTurnResult Count(WaterfallStepContext step)
    {
        step.Case = step.Case.WithCount(int.Parse(step.Result ?? "1", CultureInfo.InvariantCulture), step.Turn.Now, step.Case.Topic);
        return MustEscalate(step.Turn) ? step.GoTo("escalation") : step.Next();
    }
}
