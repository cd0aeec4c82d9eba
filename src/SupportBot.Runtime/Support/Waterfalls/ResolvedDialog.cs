using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>An agent closed the case: was it solved? "No" takes it up again. Stands on top of what is open.</summary>
internal static class ResolvedDialog
{
    public const string Id = "resolved";

    public static WaterfallDialog Create() => new(Id,
        new("ask", step => step.Prompt(Choices.ConfirmPrompt, Question)),
        new("answered", Answered));

    private static PromptState Question => new()
    {
        Text = "handoff/resolved.ask",
        Choices =
        [
            Choices.Of(Prompts.ConfirmPrompt.Yes, "handoff/choice.solved", "affirm", "done"),
            Choices.Of(Prompts.ConfirmPrompt.No, "handoff/choice.unsolved", "deny", "cancel", "none-of-these"),
        ],
    };

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        if (step.Result == Prompts.ConfirmPrompt.No)
        {
            Handover.Ask(step.Turn, CaseTrigger.Asked);
        }
        else
        {
            step.Turn.Say("handoff/resolved.yes");
        }

        return step.End();
    }
}
