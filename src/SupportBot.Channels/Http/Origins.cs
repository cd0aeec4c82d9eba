using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.Channels.Http;

/// <summary>Which sites may call the server from a browser: its own and those that are configured. Thread-safe.</summary>
internal sealed class Origins(IOptions<WebsiteOptions> options, PublicAddress address)
{
    private readonly FrozenSet<string> _allowed = options.Value.AllowedOrigins.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The origin that the browser states; <see langword="null"/> when no browser sent the request, or a page read from its own site.</summary>
    public static string? Of(HttpContext context) => context.Request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;

    public bool Allows(HttpContext context) => Of(context) is not { } origin || Allows(context, origin);

    public bool Allows(HttpContext context, string origin) =>
        _allowed.Contains(origin) || string.Equals(origin, address.OriginOf(context), StringComparison.OrdinalIgnoreCase);
}
