using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportBot.Channels.Desk.Access;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Desk.Page;

/// <summary>The desk's page. It is the same for everybody and holds nothing; what agents see comes from the interface.</summary>
internal sealed class PageEndpoints(DeskFiles files, PublicAddress address)
{
    private const string Pages = "/desk";

    private const string WorkerPolicy = "default-src 'none'";

    private static readonly Refusal NotBuilt = new(
        StatusCodes.Status404NotFound, "not-found", "The desk's page was not built into this server. Build src/SupportBot.Server where Node.js 20 is installed; the desk's interface works without it.");

    private static readonly Refusal NoFile = new(StatusCodes.Status404NotFound, "not-found", "There is no such file of the desk.");

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in new[] { Pages, $"{Pages}/cases/{{id}}" })
        {
            routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context => SendAsync(context, files.Index, NotBuilt)).WithMetadata(DeskAccess.Anyone);
        }

        // Its place is its reach: a worker from here sees the desk and nothing else of the server. It loads nothing, so its own policy allows nothing.
        routes.MapMethods($"{Pages}/worker.js", [HttpMethods.Get, HttpMethods.Head], context => files.Worker?.SendAsync(context, WorkerPolicy) ?? NoFile.ExecuteAsync(context)).WithMetadata(DeskAccess.Anyone);
        routes.MapMethods($"{Pages}/assets/{{**path}}", [HttpMethods.Get, HttpMethods.Head], SendAssetAsync).WithMetadata(DeskAccess.Anyone);
    }

    private Task SendAssetAsync(HttpContext context) =>
        SendAsync(context, files.Find($"/assets/{context.Request.RouteValues["path"]}"), files.Index is null ? NotBuilt : NoFile);

    private Task SendAsync(HttpContext context, Asset? asset, Refusal otherwise) =>
        asset is null ? otherwise.ExecuteAsync(context) : asset.SendAsync(context, Policy(context));

    /// <summary>
    /// The page talks to this server only, runs nothing that stands in the page itself, and stands in no other page. Its one policy for trusted types knows one address, that of its worker.
    /// </summary>
    private string Policy(HttpContext context) => string.Concat(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self' data:; connect-src 'self' ",
        new Uri(address.WebSocketUrl(context, "/")).GetLeftPart(UriPartial.Authority),
        "; worker-src 'self'; require-trusted-types-for 'script'; trusted-types desk-worker; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
}
