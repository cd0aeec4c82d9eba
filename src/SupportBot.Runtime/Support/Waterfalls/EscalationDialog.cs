using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Delivery;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>The manual route after too many rejections in a row: stop, what to say, what to have ready, how long (K1-K11).</summary>
internal static class EscalationDialog
{
    public const string Id = "escalation";

    private static readonly string[] Steps = ["stop", "contact", "say", "materials", "link", "time"];

    public static WaterfallDialog Create() => new(Id,
        new("show", Show),
        new("shown", Shown),
        new("ask", step => step.Prompt(Choices.ChoicePrompt, Question)),
        new("asked", step => step.GoTo("shown", step.Result)));

    private static State.PromptState Question => new()
    {
        Text = "escalation/ask",
        Choices =
        [
            Choices.Of("contacted", "escalation/choice.contacted", "done", "affirm"),
            Choices.Of("cannot-reach", "escalation/choice.cannot-reach", "cannot", "deny", "not-sure"),
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
            step.Turn.Say("escalation/contacted");
            FollowUpDialog.Promise(step.Turn, PendingReminder.ManualReview);
            return step.End();
        }

        Handover.Ask(step.Turn, CaseTrigger.Rejections);
        return step.GoTo("ask");
    }
}
