namespace SupportBot.Runtime.Dialogs;

/// <summary>A part of the conversation. Dialogs hold no state of their own: it is in the <see cref="State.DialogInstance"/>.</summary>
internal abstract class Dialog(string id)
{
    /// <summary>The name under which state refers to the dialog.</summary>
    public string Id { get; } = id;

    /// <summary>The dialog was put onto the stack.</summary>
    public abstract DialogTurnResult Begin(DialogContext context);

    /// <summary>The customer said something while the dialog was on top.</summary>
    public abstract DialogTurnResult Continue(DialogContext context);

    /// <summary>The dialog that this one began has ended.</summary>
    public virtual DialogTurnResult Resume(DialogContext context, string? result) => context.End(result);

    /// <summary>Asks again what is open, after something in between.</summary>
    public virtual void Reprompt(DialogContext context)
    {
    }
}
