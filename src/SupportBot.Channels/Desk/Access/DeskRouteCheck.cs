using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace SupportBot.Channels.Desk.Access;

/// <summary>Sees to it at the start that every route of the desk says who may use it.</summary>
internal static class DeskRouteCheck
{
    /// <exception cref="InvalidOperationException">One does not.</exception>
    public static void Check(IEndpointRouteBuilder routes)
    {
        var silent = routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => IsOfDesk(endpoint) && endpoint.Metadata.GetMetadata<DeskAccess>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ToArray();
        if (silent.Length > 0)
        {
            throw new InvalidOperationException($"These routes of the desk do not say who may use them: {string.Join(", ", silent)}. Give each a {nameof(DeskAccess)}.");
        }
    }

    private static bool IsOfDesk(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart { Content: var first }] }, ..] && string.Equals(first, "desk", StringComparison.OrdinalIgnoreCase);
}
