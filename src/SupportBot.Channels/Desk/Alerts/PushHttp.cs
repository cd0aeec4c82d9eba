using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>
/// The way to push services: https to hosts of the list, and to none in the server's own network, whatever a name stands for; redirects are not followed, cookies not kept, answers
/// are bounded, and one has ten seconds to come. Thread-safe.
/// </summary>
internal sealed class PushHttp : IDisposable
{
    private const int MostCharacters = 1024;

    private const int MostAnswerBytes = 16_384;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private readonly IReadOnlyList<PushHost> _hosts;

    public PushHttp(IOptions<AlertOptions> options, IHostEnvironment environment)
    {
        _hosts = options.Value.PushHosts.Count == 0
            ? PushHost.Known
            : [.. options.Value.PushHosts.Select(text => PushHost.Read(text, environment.IsDevelopment())).OfType<PushHost>()];
        Client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = MostAnswerBytes,
        };
    }

    public HttpClient Client { get; }

    /// <summary>The address, if a browser may be called there. What is read twice must be read the same: no user, no port that goes without saying, nothing beyond ASCII.</summary>
    public Uri? Read(string? endpoint) =>
        endpoint is { Length: > 0 and <= MostCharacters } && endpoint.All(letter => letter is > ' ' and < '\x7f' and not '\\')
        && Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && endpoint.StartsWith($"{address.Scheme}://{address.Authority}/", StringComparison.Ordinal)
        && address.Fragment.Length == 0 && _hosts.Any(host => host.Allows(address))
            ? address
            : null;

    public void Dispose() => Client.Dispose();

    /// <summary>Whether an address is one of the server's own network, or stands for one.</summary>
    internal static bool IsInner(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Inner.Any(network => network.Contains(plain));
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (end, asked) = (context.DnsEndPoint, context.InitialRequestMessage.RequestUri!);
        var addresses = await Dns.GetHostAddressesAsync(end.Host, cancellationToken);

        // A proxy is the operator's choice and may stand anywhere; what it connects to is its business.
        var isProxy = !string.Equals(end.Host, asked.IdnHost, StringComparison.OrdinalIgnoreCase);
        var allowed = isProxy || _hosts.Any(host => host.MayBePrivate && host.Allows(asked)) ? addresses : [.. addresses.Where(address => !IsInner(address))];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"The push service {end.Host} stands in the server's own network. It is not called.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
