using System.Net;

namespace SupportBot.Channels.Desk.Alerts;

/// <summary>One entry of the list of push services. Browsers say where they want to be called, and anybody can write a browser.</summary>
/// <param name="Scheme">https, but for an origin in Development.</param>
/// <param name="Name">The host, with the port in an origin; or the domain of which hosts below are meant.</param>
/// <param name="IsDomain">Whether hosts below it are meant, and not the domain itself.</param>
/// <param name="MayBePrivate">Whether it may stand in the server's own network: an origin in Development.</param>
internal sealed record PushHost(string Scheme, string Name, bool IsDomain, bool MayBePrivate)
{
    /// <summary>The push services of Chrome, Firefox, Edge and Safari.</summary>
    public static readonly IReadOnlyList<PushHost> Known =
    [
        new(Uri.UriSchemeHttps, "fcm.googleapis.com", false, false),
        new(Uri.UriSchemeHttps, "push.services.mozilla.com", true, false),
        new(Uri.UriSchemeHttps, "notify.windows.com", true, false),
        new(Uri.UriSchemeHttps, "web.push.apple.com", false, false),
    ];

    private const string Below = "*.";

    private const string SchemeEnd = "://";

    /// <summary>Reads an entry of the configuration; <see langword="null"/> when it is none.</summary>
    /// <param name="text">The entry.</param>
    /// <param name="origins">Whether an origin is allowed.</param>
    public static PushHost? Read(string text, bool origins)
    {
        if (text.Contains(SchemeEnd, StringComparison.Ordinal))
        {
            return origins && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == text && address.UserInfo.Length == 0
                ? new(address.Scheme, address.Authority, false, true)
                : null;
        }

        var isDomain = text.StartsWith(Below, StringComparison.Ordinal);
        var host = isDomain ? text[Below.Length..] : text;
        return IsName(host) ? new(Uri.UriSchemeHttps, host, isDomain, false) : null;
    }

    public bool Allows(Uri address) => address.Scheme == Scheme && address.UserInfo.Length == 0
        && (IsDomain ? address.IsDefaultPort && IsBelow(address.Host) : string.Equals(address.Authority, Name, StringComparison.OrdinalIgnoreCase));

    private bool IsBelow(string host) => IsName(host) && host.EndsWith($".{Name}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Two labels at least, of letters, digits and hyphens, and no address.</summary>
    private static bool IsName(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 1
            && !IPAddress.TryParse(host, out _)
            && labels.All(label => label.Length > 0 && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
    }
}
