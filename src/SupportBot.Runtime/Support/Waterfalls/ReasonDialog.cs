using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Prompts;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Waterfalls;

/// <summary>Finds out why the verification was rejected: by the message, by a question back, or by the list.</summary>
internal static class ReasonDialog
{
    public const string Id = "reason";

    /// <summary>The topic of somebody who has looked and found no reason.</summary>
    public const string NoReason = "outside/no-reason-given";

    private const string Asked = "asked";

    /// <summary>The topics that a question back named.</summary>
    private const string Doubted = "doubted";

    /// <summary>Somebody who writes in fragments was asked to go on.</summary>
    private const string Listened = "listened";

    private const double Fragment = 1;

    /// <summary>What is longer and has no spaces is a sentence of a language that has none, and no fragment.</summary>
    private const int LongestFragment = 15;

    /// <summary>A second reading that is less likely than this part of the first one is not worth a question.</summary>
    private const double Near = 1 / 3.0;

    /// <summary>How often other words are asked for before a person is offered.</summary>
    private const int MostAsked = 3;

    public static WaterfallDialog Create() => new(Id,
        new("ask", Ask),
        new("classify", step => Classify(step, step.Result)),
        new("ask-again", AskAgain),
        new("classify-again", step => Classify(step, step.Result)),
        new("confirm", Confirm),
        new("confirmed", Confirmed),
        new("choose", Choose),
        new("chosen", Chosen));

    private static DialogTurnResult Ask(WaterfallStepContext step)
    {
        if (step.Utterance.Words > 0)
        {
            return step.GoTo("classify", TextPrompt.Words);
        }

        return step.Prompt(Choices.TextPrompt, new()
        {
            Text = step.Case.TopicBefore is null ? "shared/ask-reason" : "shared/ask-reason.again",
            Choices = [.. Choices.Menu(step.Turn.Content), Choices.NoReason],
        });
    }

    private static DialogTurnResult AskAgain(WaterfallStepContext step) => step.Prompt(Choices.TextPrompt, new()
    {
        Text = "where-reason/ask",
        Choices = [.. Choices.Menu(step.Turn.Content), Choices.NoReason],
    });

    private static DialogTurnResult Classify(WaterfallStepContext step, string? answer)
    {
        if (answer is { } value && !value.StartsWith(TextPrompt.Words, StringComparison.Ordinal))
        {
            return value == Choices.NoReason.Value ? Look(step) : Take(step, value, null);
        }

        var utterance = step.TakeUtterance();
        if (step["looked"] is null && AsksForReason(step, utterance))
        {
            return Look(step);
        }

        if (IsBareRejection(utterance) && utterance.Decision == Decision.Ask)
        {
            step.Turn.Say("where-reason/bare");
            return step.GoTo("choose");
        }

        return Judge(step, utterance);
    }

    private static DialogTurnResult Judge(WaterfallStepContext step, Utterance utterance)
    {
        return utterance.Decision == Decision.Certain ? TakeReading(step, utterance)
            : step.Case.TopicBefore is { } before && utterance.Says("same-reason") ? Keep(step, before)
            : utterance.Decision == Decision.Ask ? Doubt(step, utterance)
            : NotFound(step, utterance);
    }

    private static DialogTurnResult Keep(WaterfallStepContext step, string topic)
    {
        FollowUpDialog.KeepReason(step.Turn, topic);
        return step.End(topic);
    }

    /// <summary>What is likely is asked about, once; said again, it is meant.</summary>
    private static DialogTurnResult Doubt(WaterfallStepContext step, Utterance utterance)
    {
        var topics = utterance.Topics.Where(topic => step.Turn.Content.Topics.ContainsKey(topic.Topic)).ToArray();
        if (topics.Length == 0)
        {
            return AskForSentence(step, utterance);
        }

        return step[Doubted]?.Split('\n').Contains(topics[0].Topic, StringComparer.Ordinal) == true
            ? Take(step, topics[0].Topic, topics[0].Quote)
            : step.GoTo("confirm", Join(topics));
    }

    private static DialogTurnResult AskForSentence(WaterfallStepContext step, Utterance utterance)
    {
        step.Turn.Say("shared/unknown-code", ("quote", Evidence.Quoted(utterance.UnknownCode ?? utterance.Text)));
        return step.GoTo("choose");
    }

    private static bool AsksForReason(WaterfallStepContext step, Utterance utterance) =>
        (utterance.Says("where-reason") && !NamesReason(step, utterance)) || IsBareRejection(utterance);

    private static bool NamesReason(WaterfallStepContext step, Utterance utterance) =>
        utterance.Certain is { } topic && topic.Topic != NoReason && step.Turn.Content.Topics[topic.Topic].IsReason;

    /// <summary>Asks which of the readings is meant, quoting the words that speak for each.</summary>
    private static DialogTurnResult Confirm(WaterfallStepContext step)
    {
        var readings = (step.Result ?? "").Split('\n').Select(line => line.Split('\t')).Where(pair => pair.Length == 2).ToArray();
        if (readings.Length == 0)
        {
            return step.GoTo("choose");
        }

        var values = new Dictionary<string, string>
        {
            ["quote"] = Evidence.Quoted(readings[0][1]),
            ["reason"] = TextRenderer.Reference + readings[0][0],
            ["otherQuote"] = Evidence.Quoted(readings[^1][1]),
            ["otherReason"] = TextRenderer.Reference + readings[^1][0],
        };
        step["quote"] = readings[0][1];
        step[Doubted] = string.Join('\n', readings.Select(reading => reading[0]));
        return step.Prompt(Choices.ReadingPrompt, new()
        {
            Text = readings.Length == 1 ? "shared/confirm-reason" : "shared/clarify",
            Values = values,
            Choices = readings.Length == 1
                ? [Choices.Of(readings[0][0], "shared/button.yes", "affirm"), Choices.None]
                : [Choices.Of(readings[0][0], readings[0][0]), Choices.Of(readings[1][0], readings[1][0]), Choices.None],
        });
    }

    private static DialogTurnResult Confirmed(WaterfallStepContext step)
    {
        if (step.Result!.StartsWith(TextPrompt.Words, StringComparison.Ordinal))
        {
            return Classify(step, step.Result);
        }

        return step.Result == Choices.None.Value ? step.Next() : Take(step, step.Result, step["quote"]);
    }

    private static DialogTurnResult Choose(WaterfallStepContext step)
    {
        var question = new PromptState { Text = "shared/choose", Choices = [.. Choices.Menu(step.Turn.Content), Choices.NoReason] };
        return step.Prompt(Choices.TextPrompt, Times(step) > MostAsked ? OfferedPerson.With(question) : question);
    }

    private static int Times(WaterfallStepContext step) => int.TryParse(step[Asked], out var count) ? count : 0;

    private static DialogTurnResult Chosen(WaterfallStepContext step) => Classify(step, step.Result);

    private static DialogTurnResult TakeReading(WaterfallStepContext step, Utterance utterance)
    {
        Evidence.Take(step.Turn, utterance);
        return step.End(step.Case.Topic);
    }

    private static DialogTurnResult Take(WaterfallStepContext step, string topic, string? quote)
    {
        step.Case = step.Case.WithTopic(topic, quote);
        return step.End(topic);
    }

    private static DialogTurnResult NotFound(WaterfallStepContext step, Utterance utterance)
    {
        if (step["looked"] is not null && utterance.SaysAny("deny", "none-of-these", "not-sure"))
        {
            return Take(step, NoReason, null);
        }

        return step[Listened] is null && utterance is { Words: <= Fragment, Text.Length: <= LongestFragment, Intents.Count: 0 } ? Listen(step) : AskInOtherWords(step, utterance);
    }

    private static DialogTurnResult Listen(WaterfallStepContext step)
    {
        step[Listened] = "yes";
        step.Turn.Say("shared/go-on");
        return step["looked"] is null ? step.GoTo("ask") : step.GoTo("ask-again");
    }

    private static DialogTurnResult AskInOtherWords(WaterfallStepContext step, Utterance utterance)
    {
        var asked = Times(step);
        if (utterance.Intents.Count == 0 && !(asked == 0 && utterance is { SpeaksOfRejection: true, Words: <= 8 }))
        {
            step.NoteMisunderstood(utterance);
        }

        step[Asked] = $"{asked + 1}";
        if ((asked == 0 && step["looked"] is null) || utterance.Says("where-reason"))
        {
            return Look(step);
        }

        step.Turn.Say($"shared/not-understood.{Math.Clamp(asked, 1, MostAsked)}");
        return step.GoTo("choose");
    }

    /// <summary>"My verification was rejected" tells of no reason; that none was shown, it does not tell either. So the bot asks what stands there.</summary>
    public static bool IsBareRejection(Utterance utterance) => utterance.Topics is [{ Topic: NoReason, Phrase: null }, ..];

    private static DialogTurnResult Look(WaterfallStepContext step)
    {
        if (step["looked"] is not null && step.Result == Choices.NoReason.Value)
        {
            return Take(step, NoReason, null);
        }

        step["looked"] = "yes";
        if (step.Utterance.Says("retried"))
        {
            step.Turn.Say("where-reason/hold");
        }

        step.Turn.Say("where-reason/places");
        return step.GoTo("ask-again");
    }

    private static string Join(TopicReading[] topics) =>
        string.Join('\n', topics.Take(2).Where(topic => topic.Score >= Near * topics[0].Score).Select(topic => $"{topic.Topic}\t{Evidence.Quoted(topic.Quote)}"));
}
