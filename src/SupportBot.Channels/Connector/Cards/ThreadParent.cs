namespace SupportBot.Channels.Connector.Cards;

/// <summary>The channel data by which Teams knows where to open a thread.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Tenant">The organisation.</param>
internal sealed record ThreadParent(ThreadParent.Named Channel, ThreadParent.Named Tenant)
{
    internal sealed record Named(string Id);
}
