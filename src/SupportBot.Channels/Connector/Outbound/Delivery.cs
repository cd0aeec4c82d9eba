namespace SupportBot.Channels.Connector.Outbound;

/// <summary>What became of something that was sent to a channel.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The channel took it.</summary>
    /// <param name="ActivityId">The id that it got there; <see langword="null"/> where the channel does not say, as when it splits text and card.</param>
    public sealed record Delivered(string? ActivityId) : Delivery;

    /// <summary>The channel opened a conversation.</summary>
    /// <param name="ConversationId">The id of the conversation.</param>
    /// <param name="ActivityId">The id of the first activity, where there was one.</param>
    /// <param name="ServiceUrl">Where the conversation continues, if elsewhere; not yet checked.</param>
    public sealed record Opened(string ConversationId, string? ActivityId, string? ServiceUrl) : Delivery;

    /// <summary>Not now. Sending it again makes sense.</summary>
    /// <param name="After">How long the channel wants to be left alone; <see langword="null"/> when it does not say.</param>
    /// <param name="Why">A status, or what kept the answer from coming.</param>
    /// <param name="MayHaveArrived">Whether sending it again may show it twice: the channel knows no key by which it would notice.</param>
    public sealed record Retry(TimeSpan? After, string Why, bool MayHaveArrived) : Delivery;

    /// <summary>The conversation is over for the bot: it was removed, blocked or disabled. Nothing more should be sent there.</summary>
    /// <param name="Code">The channel's word for it.</param>
    public sealed record Gone(string Code) : Delivery;

    /// <summary>It is larger than the channel takes. A shorter one may be sent.</summary>
    public sealed record TooLarge : Delivery;

    /// <summary>It will never be taken as it is.</summary>
    /// <param name="Status">The status; <see langword="null"/> when nothing was sent.</param>
    /// <param name="Code">The channel's word for it, or ours when nothing was sent.</param>
    public sealed record Rejected(int? Status, string? Code) : Delivery;
}
