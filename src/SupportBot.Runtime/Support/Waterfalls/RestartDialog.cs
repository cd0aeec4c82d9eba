using SupportBot.Runtime.Dialogs;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>Starts over, after one question. The count of rejections stays, because it decides the way.</summary>
internal static class RestartDialog
{
    public const string Id = "restart";

    public static WaterfallDialog Create() => new(Id,
        new("ask", step => step.Prompt(Choices.ConfirmPrompt, Choices.YesNo("shared/restart.ask"))),
        new("answered", Answered));

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        if (step.Result != Prompts.ConfirmPrompt.Yes)
        {
            step.Turn.Say("shared/restart.kept");
            return step.End();
        }

        step.Case = step.Case.Afresh();
        step.Turn.Say("shared/restart.done");
        step.TakeUtterance();
        return step.Restart(RootDialog.Id);
    }
}
