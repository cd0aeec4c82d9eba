namespace SupportBot.Runtime.Pipeline;

/// <summary>What became of an inbound activity.</summary>
public enum TurnOutcome
{
    /// <summary>It was answered, and activity and answers are stored.</summary>
    Committed,

    /// <summary>It was stored before, under the same key: these are the stored answers, and nothing ran.</summary>
    Repeated,

    /// <summary>Its key was used before for something else. Nothing ran.</summary>
    Conflict,

    /// <summary>There is no such conversation.</summary>
    UnknownConversation,

    /// <summary>The conversation has ended. Nothing ran.</summary>
    Ended,

    /// <summary>Too many other turns of the conversation were first. Nothing ran; a later try may succeed.</summary>
    Busy,

    /// <summary>The conversation does not allow it now; the receipt says why. Nothing was changed.</summary>
    Refused,
}
