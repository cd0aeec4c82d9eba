using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Effects;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Dialogs;

/// <summary>The open dialogs during one turn: begins, continues and ends them.</summary>
internal sealed class DialogContext
{
    private readonly DialogSet _dialogs;
    private readonly List<DialogInstance> _stack;

    public DialogContext(DialogSet dialogs, Turn turn, Utterance utterance, IEnumerable<DialogInstance> stack)
    {
        (_dialogs, Turn, Utterance) = (dialogs, turn, utterance);
        // What an older version of the program left open and this one does not know is dropped, with all that stood on it.
        _stack = [.. stack.TakeWhile(instance => dialogs.Find(instance.Dialog) is not null)];
    }

    public Turn Turn { get; }

    /// <summary>What the customer said; <see cref="Utterance.Empty"/> once it was used up.</summary>
    public Utterance Utterance { get; set; }

    public IReadOnlyList<DialogInstance> Stack => _stack;

    public DialogInstance? Active => _stack.Count > 0 ? _stack[^1] : null;

    /// <summary>The innermost open dialog that is not a prompt.</summary>
    public DialogInstance? Station => _stack.FindLast(instance => instance.Prompt is null);

    public DialogTurnResult Begin(string dialog, IReadOnlyDictionary<string, string>? values = null, string step = "")
    {
        _stack.Add(new() { Dialog = dialog, Step = step, Values = values ?? new Dictionary<string, string>() });
        return Find(dialog).Begin(this);
    }

    public DialogTurnResult Prompt(string prompt, PromptState state)
    {
        _stack.Add(new() { Dialog = prompt, Prompt = state });
        return Find(prompt).Begin(this);
    }

    public DialogTurnResult Continue() => Active is { } active ? Find(active.Dialog).Continue(this) : new(DialogTurnStatus.Empty);

    /// <summary>Ends the dialog on top and gives its result to the one below.</summary>
    public DialogTurnResult End(string? result = null)
    {
        _stack.RemoveAt(_stack.Count - 1);
        return Active is { } below ? Find(below.Dialog).Resume(this, result) : new(DialogTurnStatus.Complete, result);
    }

    /// <summary>Closes every dialog and begins one.</summary>
    public DialogTurnResult Restart(string dialog, string step = "")
    {
        _stack.Clear();
        return Begin(dialog, step: step);
    }

    /// <summary>Takes a dialog off the stack, with all that stands on it. What is below is not asked again.</summary>
    public DialogTurnResult Drop(string dialog)
    {
        var at = _stack.FindIndex(instance => instance.Dialog == dialog);
        if (at >= 0)
        {
            _stack.RemoveRange(at, _stack.Count - at);
        }

        return DialogTurnResult.EndOfTurn;
    }

    /// <summary>Closes every dialog.</summary>
    public void Clear() => _stack.Clear();

    /// <summary>Drops the prompt on top and runs the step that asked it once more.</summary>
    public DialogTurnResult Repeat()
    {
        if (Active?.Prompt is not null)
        {
            _stack.RemoveAt(_stack.Count - 1);
        }

        return Active is { } active ? Find(active.Dialog).Begin(this) : new(DialogTurnStatus.Empty);
    }

    /// <summary>Asks the open question again, if there is one.</summary>
    /// <returns><see langword="true"/>: whoever leads back to it has answered.</returns>
    public bool Reprompt()
    {
        if (Active is { } active)
        {
            Find(active.Dialog).Reprompt(this);
        }

        return true;
    }

    /// <summary>Has words kept that were not understood. Words that were taken by another step are none.</summary>
    public void NoteMisunderstood(Utterance utterance)
    {
        if (utterance.Words > 0)
        {
            var line = string.Join(' ', utterance.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Turn.Cause(new NoteMisunderstood(line, Turn.Locale, Station?.Dialog));
        }
    }

    public void Change(Func<DialogInstance, DialogInstance> change) => _stack[^1] = change(_stack[^1]);

    private Dialog Find(string id) => _dialogs.Find(id) ?? throw new InvalidOperationException($"There is no dialog '{id}'. Add it to the dialog set.");
}
