namespace SupportBot.Runtime.Dialogs;

/// <summary>Where a dialog stands after a turn.</summary>
internal enum DialogTurnStatus
{
    /// <summary>No dialog is open.</summary>
    Empty,

    /// <summary>The dialog waits for the customer.</summary>
    Waiting,

    /// <summary>The dialog has ended.</summary>
    Complete,
}
