using System.Globalization;
using SupportBot.Runtime.Content;
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
        var topic = Topic(step);
        var question = topic.Ask.FirstOrDefault(asked => !step.Case.Slots.ContainsKey(asked));
        if (question is null)
        {
            return step.GoTo("show");
        }

        step[Asking] = question;
        if (step["found"] is null)
        {
            step["found"] = "yes";
            step.Turn.Say($"{topic.Path}/found");
        }

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
        var (topic, remedy) = (Topic(step), Remedy(step));
        if (step["found"] is null)
        {
            step["found"] = "yes";
            step.Turn.Say($"{topic.Path}/found");
        }

        step.Turn.Say($"{topic.Path}/intro.{remedy.Id}");
        if (remedy.Steps.Count > 0)
        {
            step.Turn.SayList([.. remedy.Steps.Select(name => $"{topic.Path}/step.{name}")]);
        }

        if (remedy.Next is "close" or "customer-service" or "where-reason")
        {
            step.Turn.Say($"{topic.Path}/after.{remedy.Id}");
            return step.GoTo("finish");
        }

        var after = $"{topic.Path}/after.{remedy.Id}";
        return step.Prompt(Choices.ChoicePrompt, new()
        {
            Text = step.Turn.Render(after).Length > 0 ? after : "shared/after-remedy",
            Choices = remedy.Steps.Count > 1 ? [Choices.Done, Choices.Walk, Choices.NotSure, Choices.Cannot] : [Choices.Done, Choices.NotSure, Choices.Cannot],
        });
    }

    private static DialogTurnResult Shown(WaterfallStepContext step)
    {
        if (step.Result != Choices.Done.Value && Remedy(step).Steps.Count > 0)
        {
            return step.GoTo("walk", Remedy(step).Steps[0]);
        }

        foreach (var name in Remedy(step).Steps)
        {
            step.Case = step.Case.WithTried(StepText(step, name), "done");
        }

        return step.GoTo("finish");
    }

    private static DialogTurnResult Walk(WaterfallStepContext step)
    {
        var steps = Remedy(step).Steps;
        var name = step.Result is { } given && steps.Contains(given, StringComparer.Ordinal) ? given : step[At] ?? steps[0];
        step[At] = name;
        return step.Prompt(Choices.ChoicePrompt, Offer("shared/walk.step") with
        {
            Values = new Dictionary<string, string>
            {
                ["number"] = (steps.ToList().IndexOf(name) + 1).ToString(CultureInfo.InvariantCulture),
                ["total"] = steps.Count.ToString(CultureInfo.InvariantCulture),
                ["step"] = TextRenderer.Reference + StepText(step, name),
            },
        });
    }

    private static DialogTurnResult Walked(WaterfallStepContext step)
    {
        var (steps, name) = (Remedy(step).Steps, step[At]!);
        step.Case = step.Case.WithTried(StepText(step, name), step.Result!);
        if (step.Result == Choices.NotSure.Value)
        {
            var more = $"{Topic(step).Path}/more.{name}";
            return step.GoTo("explain", step.Turn.Render(more).Length > 0 ? more : "shared/walk.not-sure");
        }

        if (step.Result == Choices.Cannot.Value)
        {
            step[Undone] = "yes";
            var cannot = $"{Topic(step).Path}/cant.{name}";
            step.Turn.Say(step.Turn.Render(cannot).Length > 0 ? cannot : "shared/walk.cannot");
        }

        var at = steps.ToList().IndexOf(name) + 1;
        return at < steps.Count ? step.GoTo("walk", steps[at]) : End(step);
    }

    private static PromptState Offer(string text) => new() { Text = text, Choices = [Choices.Done, Choices.NotSure, Choices.Cannot] };

    private static DialogTurnResult End(WaterfallStepContext step)
    {
        step.Turn.Say(step[Undone] is null ? "shared/walk.end" : "shared/walk.undone");
        return step.GoTo("finish");
    }

    private static DialogTurnResult Finish(WaterfallStepContext step) => step.End(Remedy(step).Next);

    private static Topic Topic(WaterfallStepContext step) => step.Turn.Content.Topics[step[TopicValue] ?? step.Case.Topic!];

    private static Remedy Remedy(WaterfallStepContext step) => Topic(step).Remedies.First(remedy => remedy.Fits(step.Case.Slots));

    private static string StepText(WaterfallStepContext step, string name) => $"{Topic(step).Path}/step.{name}";
}
