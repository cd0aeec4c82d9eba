using SupportBot.Runtime.Dialogs;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>The wait for an agent is long: keep waiting, leave a question, or go on without one. Stands on top of what is open.</summary>
internal static class WaitingDialog
{
    public const string Id = "waiting";

    public static WaterfallDialog Create() => new(Id,
        new("ask", Ask),
        new("answered", Answered));

    private static DialogTurnResult Ask(WaterfallStepContext step) => step.Prompt(Choices.ChoicePrompt, new()
    {
        Text = "handoff/waiting.ask",
        Choices =
        [
            Choices.Of("keep", "handoff/choice.keep", "affirm"),
            Choices.Of("message", "handoff/choice.message"),
            Choices.Of("assistant", "handoff/choice.assistant", "deny", "cancel"),
        ],
    });

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        switch (step.Result)
        {
            case "message":
                Handover.AskForMessage(step.Turn);
                return step.Leave(Id);
            case "assistant":
                Handover.Leave(step.Turn);
                return step.End();
            default:
                step.Turn.Say("handoff/waiting.kept");
                return step.End();
        }
    }
}
