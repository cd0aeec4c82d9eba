using System.Net;

namespace SupportBot.Channels.Connector;

/// <summary>One entry of the list of hosts to which replies may go.</summary>
/// <param name="Scheme">https, but for an origin in Development.</param>
/// <param name="Authority">The host, or the domain when <paramref name="IsDomain"/> is set; with a port only in an origin.</param>
/// <param name="IsDomain">Whether the hosts below are meant, and not the domain itself.</param>
internal sealed record AllowedHost(string Scheme, string Authority, bool IsDomain)
{
    /// <summary>
    /// Teams worldwide and in the government cloud GCC, and every other channel of the public Azure Bot Service. The first is no domain:
    /// anybody can register a name below trafficmanager.net.
    /// </summary>
    public static readonly IReadOnlyList<AllowedHost> Public =
    [
        new(Uri.UriSchemeHttps, "smba.trafficmanager.net", IsDomain: false),
        new(Uri.UriSchemeHttps, "smba.onyx.prod.teams.trafficmanager.net", IsDomain: false),
        new(Uri.UriSchemeHttps, "smba.infra.gcc.teams.microsoft.com", IsDomain: false),
        new(Uri.UriSchemeHttps, "botframework.com", IsDomain: true),
    ];

    private const string Below = "*.";

    private const string SchemeEnd = "://";

    /// <summary>Reads an entry of the configuration; <see langword="null"/> when it is none.</summary>
    /// <param name="text">The entry.</param>
    /// <param name="origins">Whether an origin is allowed.</param>
    public static AllowedHost? Read(string text, bool origins)
    {
        if (text.Contains(SchemeEnd, StringComparison.Ordinal))
        {
            return origins && Uri.TryCreate(text, UriKind.Absolute, out var address) && IsOrigin(address, text) ? new(address.Scheme, address.Authority, IsDomain: false) : null;
        }

        var isDomain = text.StartsWith(Below, StringComparison.Ordinal);
        var host = isDomain ? text[Below.Length..] : text;
        return IsName(host) ? new(Uri.UriSchemeHttps, host, isDomain) : null;
    }

    public bool Allows(string scheme, string authority) =>
        string.Equals(scheme, Scheme, StringComparison.OrdinalIgnoreCase)
        && (IsDomain ? IsBelow(authority) : string.Equals(authority, Authority, StringComparison.OrdinalIgnoreCase));

    private bool IsBelow(string authority) =>
        authority.Length > Authority.Length + 1
        && authority.EndsWith(Authority, StringComparison.OrdinalIgnoreCase)
        && authority[^(Authority.Length + 1)] == '.'
        && IsName(authority);

    private static bool IsOrigin(Uri address, string text) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.GetLeftPart(UriPartial.Authority) == text && address.UserInfo.Length == 0;

    /// <summary>Two labels at least, of letters, digits and hyphens, and no address.</summary>
    private static bool IsName(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 1
            && !IPAddress.TryParse(host, out _)
            && labels.All(label => label.Length > 0 && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
    }
}
