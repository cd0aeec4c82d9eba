using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Dialogs;

/// <summary>What a step of a waterfall sees and may do.</summary>
/// <param name="waterfall">The waterfall.</param>
/// <param name="context">The open dialogs.</param>
/// <param name="result">What the step before asked for or began has returned.</param>
internal sealed class WaterfallStepContext(WaterfallDialog waterfall, DialogContext context, string? result)
{
    public string? Result { get; } = result;

    public Turn Turn => context.Turn;

    public Utterance Utterance => context.Utterance;

    public CaseState Case
    {
        get => Turn.Case;
        set => Turn.Case = value;
    }

    /// <summary>A value that the dialog remembers, or <see langword="null"/>.</summary>
    public string? this[string name]
    {
        get => context.Active!.Values.GetValueOrDefault(name);
        set => context.Change(instance => instance with
        {
            Values = new SortedDictionary<string, string>(instance.Values.ToDictionary(), StringComparer.Ordinal) { [name] = value ?? "" },
        });
    }

    /// <summary>Takes the utterance, so that no later step of this turn reads it again.</summary>
    public Utterance TakeUtterance()
    {
        var taken = context.Utterance;
        context.Utterance = Utterance.Empty;
        return taken;
    }

    /// <inheritdoc cref="DialogContext.NoteMisunderstood"/>
    public void NoteMisunderstood(Utterance utterance) => context.NoteMisunderstood(utterance);

    public DialogTurnResult Next(string? value = null) => waterfall.Resume(context, value);

    public DialogTurnResult GoTo(string step, string? value = null) => waterfall.RunStep(context, step, value);

    public DialogTurnResult End(string? value = null) => context.End(value);

    /// <summary>Takes the waterfall off the stack without asking again what is below.</summary>
    public DialogTurnResult Leave(string dialog) => context.Drop(dialog);

    /// <summary>Closes every dialog and begins one.</summary>
    public DialogTurnResult Restart(string dialog, string step = "") => context.Restart(dialog, step);

    public DialogTurnResult Begin(string dialog, IReadOnlyDictionary<string, string>? values = null, string step = "") =>
        context.Begin(dialog, values, step);

    public DialogTurnResult Prompt(string prompt, PromptState state) => context.Prompt(prompt, state);
}
