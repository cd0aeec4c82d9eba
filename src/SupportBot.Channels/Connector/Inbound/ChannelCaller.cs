using System.Collections.Frozen;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>Who calls: a channel that a token vouches for, or a tool on this machine that needs none.</summary>
/// <param name="ServiceUrl">Where the token says that replies go; <see langword="null"/> for a tool.</param>
/// <param name="Channels">For which channels the token's key vouches.</param>
internal sealed record ChannelCaller(string? ServiceUrl, FrozenSet<string> Channels)
{
    public static ChannelCaller Tool { get; } = new(null, []);

    public bool IsTool => ServiceUrl is null;
}
