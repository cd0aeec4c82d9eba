using System.Net;

namespace SupportBot.Channels.Http.Outbound;

/// <summary>
/// The HTTP clients with which the program calls others; only push services, whose addresses anybody may name, have a narrower way of their own. They follow no redirect, keep no
/// cookie and have no patience of their own, which each caller brings. What is on this machine is not called through a proxy. Thread-safe.
/// </summary>
internal sealed class WaysOut : IDisposable
{
    private const int MostHeaderKilobytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Where a virtual machine on Azure asks for its identity.</summary>
    private static readonly IPAddress Machine = IPAddress.Parse("169.254.169.254");

    private readonly HttpClient _outside = Create(useProxy: true);

    private readonly HttpClient _inside = Create(useProxy: false);

    public HttpClient For(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && ip.Equals(Machine)) ? _inside : _outside;

    public void Dispose()
    {
        _outside.Dispose();
        _inside.Dispose();
    }

    private static HttpClient Create(bool useProxy) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        PooledConnectionLifetime = Lifetime,
        MaxResponseHeadersLength = MostHeaderKilobytes,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
