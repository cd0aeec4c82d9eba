namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>The desk of this program. Its agents read the queue and the log themselves, so there is nothing to bring to it.</summary>
public sealed class BuiltInDesk : IAgentHub
{
    private static readonly Task<HubAnswer> AtOnce = Task.FromResult(HubAnswer.Received);

    /// <inheritdoc />
    public string Name => "desk";

    /// <inheritdoc />
    public bool IsElsewhere => false;

    /// <inheritdoc />
    public Task<HubAnswer> OfferAsync(HubOffer offer, CancellationToken cancellationToken) => AtOnce;

    /// <inheritdoc />
    public Task<HubAnswer> ForwardAsync(HubMessage message, CancellationToken cancellationToken) => AtOnce;

    /// <inheritdoc />
    public Task<HubAnswer> CloseAsync(HubCase hubCase, CancellationToken cancellationToken) => AtOnce;
}
