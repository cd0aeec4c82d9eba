using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Prompts;

/// <summary>Asks, checks the answer, and asks again in other words until it fits.</summary>
/// <typeparam name="T">What the answer is read as.</typeparam>
internal abstract class Prompt<T>(string id, IReadOnlyList<string> retryTexts) : PromptDialog(id)
    where T : class
{
    public override DialogTurnResult Begin(DialogContext context)
    {
        context.Turn.Ask(context.Active!.Prompt!);
        return DialogTurnResult.EndOfTurn;
    }

    public override DialogTurnResult Continue(DialogContext context)
    {
        var prompt = context.Active!.Prompt!;
        if (Recognize(context.Utterance, prompt, context.Turn) is { } answer && IsValid(answer, prompt))
        {
            return context.End(Write(answer));
        }

        if (context.Utterance.SaysAny("not-sure", "affirm", "deny", "done", "cannot") && context.Turn.Say($"{prompt.Text}.why"))
        {
            Reprompt(context);
            return DialogTurnResult.EndOfTurn;
        }

        context.NoteMisunderstood(context.Utterance);
        var limit = context.Turn.Content.Profile.Misunderstandings;
        var asked = prompt with { Attempts = prompt.Attempts + 1 };
        context.Change(instance => instance with { Prompt = prompt.Attempts < limit ? asked : OfferedPerson.With(asked) });
        SayRetry(context.Turn, prompt.Attempts, limit);
        Reprompt(context);
        return DialogTurnResult.EndOfTurn;
    }

    /// <summary>What stood on the prompt has ended, so the question is open again.</summary>
    public override DialogTurnResult Resume(DialogContext context, string? result)
    {
        Reprompt(context);
        return DialogTurnResult.EndOfTurn;
    }

    /// <summary>Who has long named the reason is not asked to copy it; and whoever was offered a person does not read the same words each time.</summary>
    private void SayRetry(Turn turn, int attempts, int limit)
    {
        var text = RetryText(attempts, limit);
        _ = ((attempts - limit) % 2 == 1 && attempts > limit && turn.Say($"{text}.again")) || (turn.Topic is not null && turn.Say($"{text}.known")) || turn.Say(text);
    }

    /// <summary>Other words each time; the last text, which offers a person, once too much was not understood (TONE T4).</summary>
    private string RetryText(int attempts, int limit) =>
        retryTexts[attempts >= limit ? retryTexts.Count - 1 : Math.Min(attempts, Math.Max(0, retryTexts.Count - 2))];

    public override void Reprompt(DialogContext context) => context.Turn.Ask(context.Active!.Prompt!);

    public override bool Accepts(Utterance utterance, PromptState prompt, Turn turn) =>
        Recognize(utterance, prompt, turn) is { } answer && IsValid(answer, prompt);

    /// <summary>The answer in an utterance, or <see langword="null"/>.</summary>
    protected abstract T? Recognize(Utterance utterance, PromptState prompt, Turn turn);

    /// <summary>Whether the answer is one that the dialog can use.</summary>
    protected virtual bool IsValid(T answer, PromptState prompt) => true;

    /// <summary>The answer as the dialog receives it.</summary>
    protected abstract string Write(T answer);
}
