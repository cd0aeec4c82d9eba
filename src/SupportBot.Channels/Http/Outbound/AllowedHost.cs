using System.Net;

namespace SupportBot.Channels.Http.Outbound;

/// <summary>One entry of a list of hosts that the program may call, though somebody else names the address.</summary>
/// <param name="Scheme">https, but for an origin in Development.</param>
/// <param name="Authority">The host, or the domain when <paramref name="IsDomain"/> is set; with a port only in an origin.</param>
/// <param name="IsDomain">Whether the hosts below are meant, and not the domain itself.</param>
internal sealed record AllowedHost(string Scheme, string Authority, bool IsDomain)
{
    private const string Below = "*.";

    private const string SchemeEnd = "://";

    /// <summary>Reads an entry of the configuration; <see langword="null"/> when it is none.</summary>
    /// <param name="text">The entry.</param>
    /// <param name="origins">Whether an origin is allowed.</param>
    public static AllowedHost? Read(string text, bool origins)
    {
        if (IsOrigin(text))
        {
            return origins && Uri.TryCreate(text, UriKind.Absolute, out var address) && IsOrigin(address, text) ? new(address.Scheme, address.Authority, IsDomain: false) : null;
        }

        var isDomain = text.StartsWith(Below, StringComparison.Ordinal);
        var host = isDomain ? text[Below.Length..] : text;
        return IsName(host) ? new(Uri.UriSchemeHttps, host, isDomain) : null;
    }

    /// <summary>Whether an entry is meant as an origin, with its scheme.</summary>
    public static bool IsOrigin(string text) => text.Contains(SchemeEnd, StringComparison.Ordinal);

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
