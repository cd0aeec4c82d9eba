namespace SupportBot.Channels.Connector;

/// <summary>An address to which replies may go. Only <see cref="ServiceUrls"/> makes one, so that none goes unchecked.</summary>
/// <param name="Root">The address, with the path below which the connector's routes lie.</param>
/// <param name="IsLocal">Whether it is a tool on this machine, which brings no token and gets none.</param>
internal sealed record ServiceUrl(Uri Root, bool IsLocal)
{
    /// <summary>The address of a route; <see langword="null"/> when an id would lead elsewhere.</summary>
    /// <param name="segments">The route, not yet escaped.</param>
    public Uri? For(IEnumerable<string> segments)
    {
        string[] route = [.. segments];
        var leadsElsewhere = route.Any(segment => segment is "" or "." or "..");
        return !leadsElsewhere && Uri.TryCreate($"{Root.AbsoluteUri.TrimEnd('/')}/{string.Join('/', route.Select(Uri.EscapeDataString))}", UriKind.Absolute, out var address)
            ? address
            : null;
    }
}
