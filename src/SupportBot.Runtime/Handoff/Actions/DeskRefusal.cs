namespace SupportBot.Runtime.Handoff.Actions;

/// <summary>Why an action was not carried out. Nothing was changed.</summary>
public enum DeskRefusal
{
    /// <summary>The conversation has no case.</summary>
    NoCase,

    /// <summary>Somebody else has it. The state says who, and since when.</summary>
    Taken,

    /// <summary>The agent does not have it.</summary>
    NotOwner,

    /// <summary>It is resolved.</summary>
    Resolved,

    /// <summary>It is not resolved, so it cannot be reopened.</summary>
    NotResolved,

    /// <summary>It was resolved too long ago to be reopened.</summary>
    TooLate,

    /// <summary>There are no words in it.</summary>
    Empty,

    /// <summary>It has more characters than are taken.</summary>
    TooLong,

    /// <summary>The customer wrote something that the agent has not read yet.</summary>
    Unread,

    /// <summary>There is no such point.</summary>
    UnknownItem,

    /// <summary>It was done already, or is not due, or what it rests on is over.</summary>
    NothingToDo,
}
