using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>The manual route after too many rejections in a row: stop, what to say, what to have ready, how long (K1-K11).</summary>
internal static class EscalationDialog
{
    public const string Id = "escalation";

    /// <summary>Status of a case that a person of the exchange looks at.</summary>
    public const string ManualReview = "manual-review";

    private static readonly string[] Steps = ["stop", "contact", "say", "materials", "link", "time"];

    public static WaterfallDialog Create() => new(Id,
        new("show", Show),
        new("shown", Shown),
        new("ask", step => step.Prompt(Choices.ChoicePrompt, Question)),
        new("asked", step => step.GoTo("shown", step.Result)));

    /// <summary>Customer service was asked for manual review, so that is what the customer waits for now.</summary>
    public static void NoteContacted(Turn turn)
    {
        turn.Case = turn.Case with { Status = ManualReview };
        turn.Say("escalation/contacted");
        FollowUpDialog.Promise(turn, PendingReminder.ManualReview);
    }

    private static State.PromptState Question => new()
    {
        Text = "escalation/ask",
        Choices =
        [
            Choices.Of("contacted", "escalation/choice.contacted", "done", "affirm", "contacted-support"),
            Choices.Of("cannot-reach", "escalation/choice.cannot-reach", "support-silent", "cannot", "deny", "not-sure"),
            Choices.Person,
        ],
    };

    private static DialogTurnResult Show(WaterfallStepContext step)
    {
        step.Turn.Say("escalation/intro");
        step.Turn.SayList([.. Steps.Select(name => $"escalation/step.{name}")]);
        return step.Prompt(Choices.ChoicePrompt, Question);
    }

    private static DialogTurnResult Shown(WaterfallStepContext step)
    {
        if (step.Result == "contacted")
        {
            NoteContacted(step.Turn);
            return step.End();
        }

        Handover.Ask(step.Turn, CaseTrigger.Rejections);
        return step.GoTo("ask");
    }
}
