using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>An activity of which the caller's token says the same as its body: the channel, and where replies go.</summary>
/// <param name="Activity">The activity as it came.</param>
/// <param name="ServiceUrl">Where replies go; from here on it may be stored.</param>
internal sealed record ChannelActivity(Activity Activity, ServiceUrl ServiceUrl);
