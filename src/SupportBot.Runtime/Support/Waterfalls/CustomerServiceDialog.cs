using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>Leads to the exchange's customer service, where only they can decide or change something.</summary>
internal static class CustomerServiceDialog
{
    public const string Id = "customer-service";

    public static WaterfallDialog Create() => new(Id,
        new("show", Show),
        new("shown", Shown));

    private static DialogTurnResult Show(WaterfallStepContext step)
    {
        step.Turn.Say("shared/customer-service");
        return step.Prompt(Choices.ChoicePrompt, new()
        {
            Text = "shared/customer-service.ask",
            Choices = [Choices.Of("contacted", "shared/button.contacted", "done", "affirm", "submitted", "contacted-support"), Choices.Person],
        });
    }

    private static DialogTurnResult Shown(WaterfallStepContext step)
    {
        if (step.Result == Choices.Person.Value)
        {
            Handover.Ask(step.Turn, step.Case.Slots.GetValueOrDefault("detail") == "nationality" ? CaseTrigger.Nationality : CaseTrigger.Asked);
            return step.GoTo("show");
        }

        step.Turn.Say("shared/customer-service.done");
        return step.End();
    }
}
