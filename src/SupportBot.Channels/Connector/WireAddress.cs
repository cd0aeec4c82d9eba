namespace SupportBot.Channels.Connector;

/// <summary>Addresses from which keys and tokens come: https, and plain http in Development only.</summary>
internal static class WireAddress
{
    public static Uri? Read(string? text, bool plain) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (plain && address.Scheme == Uri.UriSchemeHttp))
        && address.UserInfo.Length + address.Fragment.Length == 0
            ? address
            : null;
}
