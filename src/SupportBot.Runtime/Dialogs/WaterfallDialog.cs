namespace SupportBot.Runtime.Dialogs;

/// <summary>Steps that follow one another; each says something and asks, or goes on at once.</summary>
internal sealed class WaterfallDialog(string id, params WaterfallStep[] steps) : Dialog(id)
{
    public override DialogTurnResult Begin(DialogContext context) => RunAt(context, Math.Max(0, IndexOf(context.Active!.Step)), null);

    /// <summary>A waterfall on top waits for nothing; so its step runs again.</summary>
    public override DialogTurnResult Continue(DialogContext context) => Begin(context);

    public override DialogTurnResult Resume(DialogContext context, string? result) =>
        IndexOf(context.Active!.Step) is var at && at < 0 ? RunAt(context, 0, null) : RunAt(context, at + 1, result);

    /// <summary>Runs the step with this id.</summary>
    public DialogTurnResult RunStep(DialogContext context, string step, string? result)
    {
        var at = IndexOf(step);
        return at < 0 ? throw new InvalidOperationException($"The waterfall '{Id}' has no step '{step}'. Name one of its steps.") : RunAt(context, at, result);
    }

    private DialogTurnResult RunAt(DialogContext context, int at, string? result)
    {
        if (at >= steps.Length)
        {
            return context.End(result);
        }

        context.Change(instance => instance with { Step = steps[at].Id });
        return steps[at].Run(new(this, context, result));
    }

    private int IndexOf(string step) => Array.FindIndex(steps, candidate => candidate.Id == step);
}
