using System.Globalization;
using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>Puts a topic right: the few questions first, then all steps as a short list, and one by one for who wants that. Result: the next station.</summary>
internal static class RemedyDialog
{
    public const string Id = "remedy";

    /// <summary>Value that names another topic than the case's, for a point of the checklist that is not met.</summary>
    public const string TopicValue = "topic";

    private const string Asking = "asking";
    private const string At = "at";
    private const string Undone = "undone";

    public static WaterfallDialog Create() => new(Id,
        new("ask", Ask),
        new("answered", Answered),
        new("show", Show),
        new("shown", Shown),
        new("walk", Walk),
        new("walked", Walked),
        new("explain", step => step.Prompt(Choices.ChoicePrompt, Offer(step.Result!))),
        new("explained", step => step.GoTo("walked", step.Result)),
        new("finish", Finish));

    /// <summary>The topic that an open remedy is about.</summary>
    public static string? TopicOf(DialogInstance instance, CaseState known) => instance.Values.GetValueOrDefault(TopicValue) ?? known.Topic;

    private static DialogTurnResult Ask(WaterfallStepContext step)
    {
        var plan = Plan(step);
        if (plan.Question is not var (topic, question))
        {
            return step.GoTo("show");
        }

        step[Asking] = question;
        SayFound(step, plan);
        return step.Prompt(Choices.ChoicePrompt, topic.Questions.TryGetValue(question, out var choices)
            ? new() { Text = $"{topic.Path}/ask.{question}", Choices = [.. choices.Select(choice => Choices.Of(choice, $"{topic.Path}/choice.{question}.{choice}"))] }
            : Choices.Slot(step.Turn, question));
    }

    private static DialogTurnResult Answered(WaterfallStepContext step)
    {
        step.Case = step.Case.With(step[Asking]!, step.Result!);
        return step.GoTo("ask");
    }

    private static DialogTurnResult Show(WaterfallStepContext step)
    {
        var plan = Plan(step);
        SayFound(step, plan);
        step.Turn.Say($"{plan.Topic.Path}/intro.{plan.Remedy.Id}");
        if (plan.Steps.Count > 0)
        {
            step.Turn.SayList(plan.Steps);
        }

        var after = $"{plan.Topic.Path}/after.{plan.Remedy.Id}";
        if (plan.Next is "close" or "customer-service" or "where-reason")
        {
            step.Turn.Say(after);
            return step.GoTo("finish");
        }

        return step.Prompt(Choices.ChoicePrompt, new()
        {
            Text = step.Turn.Render(after).Length > 0 ? after : "shared/after-remedy",
            Choices = plan.Steps.Count > 1 ? [Choices.Done, Choices.Walk, Choices.NotSure, Choices.Cannot] : [Choices.Done, Choices.NotSure, Choices.Cannot],
        });
    }

    private static DialogTurnResult Shown(WaterfallStepContext step)
    {
        var steps = Plan(step).Steps;
        if (step.Result != Choices.Done.Value && steps.Count > 0)
        {
            return step.GoTo("walk", steps[0]);
        }

        foreach (var text in steps)
        {
            step.Case = step.Case.WithTried(text, "done");
        }

        return step.GoTo("finish");
    }

    private static DialogTurnResult Walk(WaterfallStepContext step)
    {
        var steps = Plan(step).Steps;
        var text = step.Result is { } given && steps.Contains(given, StringComparer.Ordinal) ? given : step[At] ?? steps[0];
        step[At] = text;
        return step.Prompt(Choices.ChoicePrompt, Offer("shared/walk.step") with
        {
            Values = new Dictionary<string, string>
            {
                ["number"] = (steps.ToList().IndexOf(text) + 1).ToString(CultureInfo.InvariantCulture),
                ["total"] = steps.Count.ToString(CultureInfo.InvariantCulture),
                ["step"] = TextRenderer.Reference + text,
            },
        });
    }

    private static DialogTurnResult Walked(WaterfallStepContext step)
    {
        var (steps, text) = (Plan(step).Steps, step[At]!);
        step.Case = step.Case.WithTried(text, step.Result!);
        if (step.Result == Choices.NotSure.Value)
        {
            var more = RemedyPlan.More(text);
            return step.GoTo("explain", step.Turn.Render(more).Length > 0 ? more : "shared/walk.not-sure");
        }

        if (step.Result == Choices.Cannot.Value)
        {
            step[Undone] = "yes";
            var cannot = RemedyPlan.Cannot(text);
            step.Turn.Say(step.Turn.Render(cannot).Length > 0 ? cannot : "shared/walk.cannot");
        }

        var at = steps.ToList().IndexOf(text) + 1;
        return at < steps.Count ? step.GoTo("walk", steps[at]) : End(step);
    }

    private static PromptState Offer(string text) => new() { Text = text, Choices = [Choices.Done, Choices.NotSure, Choices.Cannot] };

    private static DialogTurnResult End(WaterfallStepContext step)
    {
        step.Turn.Say(step[Undone] is null ? "shared/walk.end" : "shared/walk.undone");
        return step.GoTo("finish");
    }

    private static DialogTurnResult Finish(WaterfallStepContext step) => step.End(Plan(step).Next);

    private static void SayFound(WaterfallStepContext step, RemedyPlan plan)
    {
        if (step["found"] is null)
        {
            step["found"] = "yes";
            step.Turn.Say($"{plan.Topic.Path}/found");
        }
    }

    private static RemedyPlan Plan(WaterfallStepContext step) => new(step.Turn, step[TopicValue]);
}
