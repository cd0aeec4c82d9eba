namespace SupportBot.Runtime.State.Delivery;

/// <summary>Where a delivery to a hub stands.</summary>
public static class HubDeliveryStatus
{
    /// <summary>The hub has the case, or is being offered it.</summary>
    public const string Open = "open";

    /// <summary>It is over, and the hub knows.</summary>
    public const string Closed = "closed";

    /// <summary>The hub failed. The built-in queue has the case, and this hub is not offered it again.</summary>
    public const string Failed = "failed";
}
