using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Support.Presentation;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>The points to check before sending. A point that is not met leads to its remedy and back.</summary>
internal static class ChecklistDialog
{
    public const string Id = "checklist";

    private const string Ready = "all-ready";
    private const string Missing = "one-missing";

    public static WaterfallDialog Create() => new(Id,
        new("show", Show),
        new("shown", Shown),
        new("which", Which),
        new("fix", Fix),
        new("fixed", Fixed),
        new("ask", Ask),
        new("asked", step => step.GoTo("shown", step.Result)));

    private static DialogTurnResult Show(WaterfallStepContext step)
    {
        step.Turn.Say("checklist/intro");
        step.Turn.SayList([.. step.Turn.Content.Checklist.Select(item => $"checklist/item.{item.Id}")], Presenter.Checklist(step.Turn));
        return Ask(step);
    }

    private static DialogTurnResult Ask(WaterfallStepContext step) => step.Prompt(Choices.ChoicePrompt, new()
    {
        Text = "checklist/ask",
        Choices =
        [
            Choices.Of(Ready, "checklist/choice.all-ready", "done", "affirm"),
            Choices.Of(Missing, "checklist/choice.one-missing", "deny", "not-sure", "cannot"),
        ],
    });

    private static DialogTurnResult Shown(WaterfallStepContext step)
    {
        if (step.Result == Missing)
        {
            return step.Next();
        }

        step.Case = step.Case with { Unmet = [], IsChecked = true };
        step.Turn.Say("checklist/complete");
        return step.End();
    }

    private static DialogTurnResult Which(WaterfallStepContext step) => step.Prompt(Choices.ChoicePrompt, new()
    {
        Text = "checklist/which",
        Choices = [.. step.Turn.Content.Checklist.Select(item => Choices.Of(item.Id, $"checklist/item.{item.Id}"))],
    });

    private static DialogTurnResult Fix(WaterfallStepContext step)
    {
        var item = step.Turn.Content.Checklist.First(point => point.Id == step.Result);
        step.Case = step.Case with { Unmet = [.. step.Case.Unmet.Append(item.Id).Distinct()], IsChecked = false };
        if (item.Detail is { } detail)
        {
            step.Case = step.Case.With("detail", detail);
        }

        return step.Begin(RemedyDialog.Id, new Dictionary<string, string> { [RemedyDialog.TopicValue] = item.LeadsTo });
    }

    private static DialogTurnResult Fixed(WaterfallStepContext step)
    {
        step.Case = step.Case with { Unmet = [] };
        step.Turn.Say("checklist/back-to");
        return step.GoTo("ask");
    }
}
