using SupportBot.Runtime.Dialogs;

namespace SupportBot.Runtime.Support;

/// <summary>"Many times" is no number: asks whether it was as often as manual review needs (K1).</summary>
internal static class ManyTimesDialog
{
    public const string Id = "many-times";

    public static WaterfallDialog Create() => new(Id,
        new("ask", step => step.Prompt(Choices.ConfirmPrompt, Choices.YesNo("slots/ask.many"))),
        new("answered", Answered));

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        var many = step.Result == Prompts.ConfirmPrompt.Yes;
        step.Case = step.Case with { Rejections = many ? step.Turn.Content.Profile.RejectionsInRow : 2 };
        step.TakeUtterance();
        return RootDialog.MustEscalate(step.Turn) ? step.Restart(RootDialog.Id, "escalation") : step.End();
    }
}
