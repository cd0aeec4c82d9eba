using System.Buffers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http.Outbound;

namespace SupportBot.Channels.Connector;

/// <summary>
/// Tells to which addresses replies, and with them the bot's token, may go (CHECKLIST, items 80 and 81; RELIABILITY, section 3). It is asked
/// when a call comes in and again at every send, because the list may have been shortened in between. Thread-safe.
/// </summary>
internal sealed class ServiceUrls(IOptions<ConnectorOptions> options, IHostEnvironment environment)
{
    private const int MostCharacters = 1024;

    private const string SchemeEnd = "://";

    /// <summary>Neither query nor fragment, backslash, space or anything beyond ASCII: what two readers could read as two addresses.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/%@!$&'()*+,;=[]");

    /// <summary>
    /// Teams worldwide and in the government cloud GCC, and every other channel of the public Azure Bot Service. The first is no domain:
    /// anybody can register a name below trafficmanager.net.
    /// </summary>
    private static readonly IReadOnlyList<AllowedHost> Public =
    [
        new(Uri.UriSchemeHttps, "smba.trafficmanager.net", IsDomain: false),
        new(Uri.UriSchemeHttps, "smba.onyx.prod.teams.trafficmanager.net", IsDomain: false),
        new(Uri.UriSchemeHttps, "smba.infra.gcc.teams.microsoft.com", IsDomain: false),
        new(Uri.UriSchemeHttps, "botframework.com", IsDomain: true),
    ];

    private readonly AllowedHost[] _hosts = Hosts(options.Value, environment);

    /// <summary>The address, if replies may go there.</summary>
    public ServiceUrl? Read(string? text)
    {
        if (text is null or { Length: > MostCharacters } || text.AsSpan().ContainsAnyExcept(Plain) || !Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return null;
        }

        var authority = AuthorityIn(text);
        if (authority.Length == 0 || !string.Equals(address.Authority, authority, StringComparison.OrdinalIgnoreCase))
        {
            // What is written is not what would be called: a user, a port that goes without saying, a number for an address.
            return null;
        }

        return IsListed(address.Scheme, authority) ? new(address, IsLocal: false) : IsTool(address) ? new(address, IsLocal: true) : null;
    }

    /// <summary>What to call a refused address in a log: its host, which is nobody's data and which the operator may want to add to the list.</summary>
    public static string NameOf(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IdnHost is { Length: > 0 and <= 253 } host ? host : "no host";

    private bool IsListed(string scheme, string authority) => options.Value.AppId is not null && _hosts.Any(host => host.Allows(scheme, authority));

    private bool IsTool(Uri address) => options.Value.AllowUnauthenticated && environment.IsDevelopment() && address.IsLoopback && address.Scheme == Uri.UriSchemeHttp;

    private static string AuthorityIn(string text)
    {
        var begin = text.IndexOf(SchemeEnd, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf('/', begin + SchemeEnd.Length);
        return begin < 0 ? "" : text[(begin + SchemeEnd.Length)..(end < 0 ? text.Length : end)];
    }

    private static AllowedHost[] Hosts(ConnectorOptions options, IHostEnvironment environment) => options.ServiceHosts.Count == 0
        ? [.. Public]
        : [.. options.ServiceHosts.Select(text => AllowedHost.Read(text, environment.IsDevelopment())).OfType<AllowedHost>()];
}
