using SupportBot.Runtime.Dialogs;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>Sends the verification in again, in the app or on the website.</summary>
internal static class ResubmissionDialog
{
    public const string Id = "resubmission";

    private const string Channel = "channel";

    public static WaterfallDialog Create() => new(Id,
        new("ask", Ask),
        new("answered", Answered),
        new("show", Show),
        new("shown", Shown),
        new("no-button", step => step.Prompt(Choices.ChoicePrompt, new() { Text = "resubmission/ask", Choices = [Sent, NoButton] })),
        new("no-button-answered", step => step.GoTo("shown", step.Result)));

    private static State.PromptChoice Sent { get; } = Choices.Of("sent", "resubmission/choice.sent", "submitted", "done", "affirm");

    private static State.PromptChoice NoButton { get; } = Choices.Of("no-button", "resubmission/choice.no-button", "cannot", "deny", "not-sure");

    private static DialogTurnResult Ask(WaterfallStepContext step)
    {
        if (step.Case.Slots.ContainsKey(Channel))
        {
            return step.GoTo("show");
        }

        step.Turn.Say("resubmission/which");
        return step.Prompt(Choices.ChoicePrompt, Choices.Slot(step.Turn, Channel));
    }

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        step.Case = step.Case.With(Channel, step.Result!);
        return step.Next();
    }

    private static DialogTurnResult Show(WaterfallStepContext step)
    {
        var path = step.Case.Slots[Channel];
        step.Turn.Say($"resubmission/intro.{path}");
        step.Turn.SayList([.. step.Turn.Content.Paths[path].Select(name => $"resubmission/step.{path}.{name}")]);
        return step.Prompt(Choices.ChoicePrompt, new() { Text = "resubmission/ask", Choices = [Sent, NoButton] });
    }

    private static DialogTurnResult Shown(WaterfallStepContext step)
    {
        if (step.Result == Sent.Value)
        {
            return step.End();
        }

        step.Turn.Say("resubmission/no-button");
        return step.GoTo("no-button");
    }
}
