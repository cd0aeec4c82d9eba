using SupportBot.Runtime.Dialogs;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>Corrects what was typed earlier. Result: <c>customer-service</c> when the field is locked, else nothing.</summary>
internal static class CorrectionDialog
{
    public const string Id = "correction";

    /// <summary>The button of who finds the detail locked.</summary>
    public const string LockedChoice = "correction/choice.locked";

    public static WaterfallDialog Create() => new(Id,
        new("show", Show),
        new("shown", Shown));

    private static DialogTurnResult Show(WaterfallStepContext step)
    {
        if (step.Case.Slots.ContainsKey("detail") && step.Case.Tried.Count == 0)
        {
            step.Turn.Say("correction/intro");
        }

        step.Turn.Say("correction/where");
        return step.Prompt(Choices.ChoicePrompt, new()
        {
            Text = "correction/ask",
            Choices =
            [
                Choices.Of("corrected", "correction/choice.corrected", "done", "affirm"),
                Choices.Of("locked", LockedChoice, "cannot", "deny", "not-sure"),
            ],
        });
    }

    private static DialogTurnResult Shown(WaterfallStepContext step)
    {
        var locked = step.Result == "locked";
        step.Turn.Say(locked ? "correction/locked" : "correction/continue");
        return step.End(locked ? "customer-service" : null);
    }
}
