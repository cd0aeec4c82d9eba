namespace SupportBot.Runtime.State.Delivery;

/// <summary>Keeps how far cases got on their way to hubs elsewhere. Thread-safe; throws as <see cref="IConversationStore"/> does.</summary>
public interface IHubStore
{
    /// <summary>The delivery of a case, or <see langword="null"/> if it was never offered to a hub.</summary>
    Task<HubDelivery?> FindDeliveryAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Open deliveries, the one that was offered first at the front.</summary>
    Task<IReadOnlyList<HubDelivery>> ListOpenDeliveriesAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Keeps the delivery in place of the one whose version is one less, or as a new one if its version is 1.</summary>
    /// <returns><see langword="false"/> if somebody else was first; nothing was changed then.</returns>
    Task<bool> SaveDeliveryAsync(HubDelivery delivery, CancellationToken cancellationToken);
}
