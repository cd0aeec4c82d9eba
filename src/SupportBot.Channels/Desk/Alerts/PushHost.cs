using SupportBot.Channels.Http.Outbound;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>One entry of the list of push services. Browsers say where they want to be called, and anybody can write a browser.</summary>
/// <param name="Host">The host, or the domain.</param>
/// <param name="MayBePrivate">Whether it may stand in the server's own network: an origin in Development.</param>
internal sealed record PushHost(AllowedHost Host, bool MayBePrivate)
{
    /// <summary>The push services of Chrome, Firefox, Edge and Safari.</summary>
    public static readonly IReadOnlyList<PushHost> Known =
    [
        .. new[] { "fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com", "web.push.apple.com" }.Select(text => Read(text, origins: false)!),
    ];

    /// <inheritdoc cref="AllowedHost.Read"/>
    public static PushHost? Read(string text, bool origins) =>
        AllowedHost.Read(text, origins) is { } host ? new(host, MayBePrivate: AllowedHost.IsOrigin(text)) : null;

    public bool Allows(Uri address) => address.UserInfo.Length == 0 && Host.Allows(address.Scheme, address.Authority);
}
