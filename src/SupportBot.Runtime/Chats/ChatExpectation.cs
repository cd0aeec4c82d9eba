namespace SupportBot.Runtime.Chats;

/// <summary>What a line of a <c>.chat</c> file demands.</summary>
internal enum ChatExpectation
{
    /// <summary>The reply contains this.</summary>
    Says,

    /// <summary>The reply does not contain this.</summary>
    DoesNotSay,

    /// <summary>The bot says nothing at all.</summary>
    SaysNothing,

    /// <summary>A value that the conversation holds: <c>reason=glare</c>.</summary>
    Holds,
}
