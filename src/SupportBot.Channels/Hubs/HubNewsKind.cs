namespace SupportBot.Channels.Hubs;

/// <summary>What hubs say.</summary>
internal enum HubNewsKind
{
    /// <summary>A person took the case.</summary>
    Accepted,

    /// <summary>A person writes to the customer.</summary>
    Reply,

    /// <summary>A person is typing.</summary>
    Typing,

    /// <summary>The assistant goes on.</summary>
    Returned,

    /// <summary>The case is done.</summary>
    Resolved,

    /// <summary>The hub cannot help: the built-in queue has the case.</summary>
    Failed,
}
