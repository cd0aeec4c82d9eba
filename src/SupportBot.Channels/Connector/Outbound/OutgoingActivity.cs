using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>One call to a channel.</summary>
/// <param name="Activity">What is sent, in the channel's own words and without an id.</param>
internal sealed record OutgoingActivity(Activity Activity)
{
    /// <summary>Place in the log of what this replaces, where that is still shown. Default: it is new.</summary>
    public long? Replaces { get; init; }
}
