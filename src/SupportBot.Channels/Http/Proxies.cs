using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Http;

/// <summary>Tells whom a request comes from. Forwarded headers are believed only when a trusted proxy sent the request. Thread-safe.</summary>
internal sealed class Proxies(IOptions<WebsiteOptions> options)
{
    private readonly IPNetwork[] _trusted =
        [.. options.Value.TrustedProxies.Select(text => WebsiteOptionsValidator.TryReadNetwork(text, out var network) ? network : default)];

    public bool Sent(HttpContext context) => IsTrusted(context.Connection.RemoteIpAddress);

    /// <summary>The address of the client: the last one in the forwarded list that is no proxy of ours.</summary>
    public string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var forwarded = string.Join(',', context.Request.Headers["X-Forwarded-For"].AsEnumerable()).Split(',', StringSplitOptions.TrimEntries);
        for (var at = forwarded.Length - 1; at >= 0 && IsTrusted(address) && IPAddress.TryParse(forwarded[at], out var before); at--)
        {
            address = before;
        }

        return address?.ToString() ?? "unknown";
    }

    private bool IsTrusted(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && _trusted.Any(network => network.Contains(plain));
    }
}
