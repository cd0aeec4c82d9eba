namespace SupportBot.Channels.Hubs;

/// <summary>What came of what a hub said.</summary>
internal enum HubVerdict
{
    /// <summary>It is done, or was done before.</summary>
    Done,

    /// <summary>There is no such conversation, or it has ended.</summary>
    Unknown,

    /// <summary>The hub does not have the case, or not any more.</summary>
    NotTheirs,

    /// <summary>There are no words in it, or too many.</summary>
    Unfit,

    /// <summary>The store could not keep it just now.</summary>
    Busy,
}
