using System.Net;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Http;

/// <summary>Names every setting of <see cref="WebsiteOptions"/> that cannot work, and the cure.</summary>
internal sealed class WebsiteOptionsValidator : IValidateOptions<WebsiteOptions>
{
    public ValidateOptionsResult Validate(string? name, WebsiteOptions options)
    {
        List<string> faults =
        [
            .. options.AllowedOrigins.Index().Where(origin => !IsOrigin(origin.Item)).Select(origin =>
                $"Website:AllowedOrigins:{origin.Index} is '{origin.Item}'. Write scheme and host and nothing behind them, such as https://www.example.com."),
            .. options.TrustedProxies.Index().Where(proxy => !TryReadNetwork(proxy.Item, out _)).Select(proxy =>
                $"Website:TrustedProxies:{proxy.Index} is '{proxy.Item}'. Write an address or a network, such as 10.0.0.5 or 10.0.0.0/8."),
        ];
        if (options.PublicAddress is { } address && !IsWebAddress(address))
        {
            faults.Add($"Website:PublicAddress is '{address}'. Write the address that browsers open, such as https://chat.example.com.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>An address alone is the network that holds nothing else.</summary>
    public static bool TryReadNetwork(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    private static bool IsOrigin(string text) => IsWebAddress(text) && new Uri(text).GetLeftPart(UriPartial.Authority) == text;

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0;
}
