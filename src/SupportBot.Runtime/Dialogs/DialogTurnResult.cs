namespace SupportBot.Runtime.Dialogs;

/// <summary>What a dialog says of itself when a turn reaches its end.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">What it returns to the dialog that began it.</param>
internal readonly record struct DialogTurnResult(DialogTurnStatus Status, string? Result = null)
{
    /// <summary>The dialog waits; the turn is over.</summary>
    public static DialogTurnResult EndOfTurn { get; } = new(DialogTurnStatus.Waiting);
}
