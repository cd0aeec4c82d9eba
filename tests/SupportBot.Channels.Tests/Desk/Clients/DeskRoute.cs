using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels.Desk.Access;

namespace SupportBot.Channels.Tests.Desk.Clients;

/// <summary>Every route of the desk, as the endpoints themselves tell it.</summary>
internal sealed record DeskRoute(HttpMethod Method, string Pattern, DeskAccess Access, bool IsDescribed)
{
    public bool ChangesSomething => Method != HttpMethod.Get;

    public static IReadOnlyList<DeskRoute> All(LocalServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("desk/api/", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.Contains("**", StringComparison.Ordinal))
            .Select(endpoint => new DeskRoute(
                new(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]),
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                endpoint.Metadata.GetMetadata<DeskAccess>()!,
                endpoint.Metadata.GetMetadata<DeskOperation>() is not null)),
    ];

    /// <summary>The route's path for something that exists.</summary>
    public string PathFor(string caseId, string agentId) =>
        Pattern.Replace("{id}", Pattern.Contains("cases", StringComparison.Ordinal) ? caseId : Pattern.Contains("accounts", StringComparison.Ordinal) ? agentId : "1", StringComparison.Ordinal);
}
