using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Http;

/// <summary>
/// The address at which the client of a request reaches the server: configured, forwarded by a trusted proxy, or the one it listens on.
/// Never a raw Host header, which anybody can write. Thread-safe.
/// </summary>
internal sealed class PublicAddress(IOptions<WebsiteOptions> options, Proxies proxies, IServer server)
{
    /// <summary>Scheme and host, without a slash at the end unless a path is configured.</summary>
    public Uri Of(HttpContext context)
    {
        if (options.Value.PublicAddress is { } configured)
        {
            return new(configured);
        }

        var headers = context.Request.Headers;
        return proxies.Sent(context) && headers["X-Forwarded-Host"].ToString() is { Length: > 0 } host
            && Uri.TryCreate($"{Scheme(headers["X-Forwarded-Proto"].ToString())}://{host.Split(',')[0].Trim()}", UriKind.Absolute, out var forwarded)
            ? forwarded
            : Listening(context);
    }

    /// <summary>The address at which a program on this machine reaches the server.</summary>
    public Uri Own() => options.Value.PublicAddress is { } configured ? new(configured) : Bound();

    /// <summary>The origin that the server's own pages have in the client's browser.</summary>
    public string OriginOf(HttpContext context) => Of(context).GetLeftPart(UriPartial.Authority);

    /// <summary>The WebSocket address of a path below the public address.</summary>
    public string WebSocketUrl(HttpContext context, string pathAndQuery)
    {
        var address = Of(context).ToString().TrimEnd('/');
        return string.Concat("ws", address.AsSpan("http".Length), pathAndQuery);
    }

    private static string Scheme(string forwarded) => forwarded.Split(',')[0].Trim() == Uri.UriSchemeHttps ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;

    /// <summary>On the machine itself the names localhost and 127.0.0.1 are one place, but a page of one may not connect to the other.</summary>
    private Uri Listening(HttpContext context)
    {
        var host = context.Request.Host;
        var local = $"{context.Request.Scheme}://{host.Value}";
        return IsLoopback(host.Host) && Uri.TryCreate(local, UriKind.Absolute, out var address) ? address : Bound();
    }

    private Uri Bound()
    {
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return new(first.Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal));
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
