using System.Globalization;
using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.State;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>"Many times" is no number: asks whether it was as often as manual review needs (K1).</summary>
internal static class ManyTimesDialog
{
    public const string Id = "many-times";

    public static WaterfallDialog Create() => new(Id,
        new("ask", step => step.Prompt(Choices.NumberPrompt, Choices.YesNo("slots/ask.many") with { Minimum = 1 })),
        new("answered", Answered));

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        var told = step.Result switch
        {
            Prompts.ConfirmPrompt.Yes => step.Turn.Content.Profile.RejectionsInRow,
            Prompts.ConfirmPrompt.No => 2,
            var number => Math.Min(int.Parse(number!, CultureInfo.InvariantCulture), CaseState.MostRejections),
        };
        step.Case = step.Case.WithCount(told, step.Turn.Now, step.Case.Topic);
        step.TakeUtterance();
        return RootDialog.MustEscalate(step.Turn) ? step.Restart(RootDialog.Id, "escalation") : step.End();
    }
}
