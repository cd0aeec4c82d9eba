using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Website;

/// <summary>The widget's files and the demo page, each under the strictest policy that it can work with.</summary>
internal sealed class WebsiteEndpoints(WidgetFiles widget, DemoPages demo, PublicAddress address, IOptions<WebsiteOptions> options)
{
    private const string DemoPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Refusal NoFile = new(StatusCodes.Status404NotFound, "NotFound", "There is no such file of the widget.");

    private static readonly Refusal NotBuilt = new(
        StatusCodes.Status404NotFound, "NotFound", "The widget was not built into this server. Build src/SupportBot.Server where Node.js 20 is installed; Direct Line works without it.");

    public void Map(IEndpointRouteBuilder routes)
    {
        Page(routes, "/", demo.English);
        Page(routes, "/zh", demo.Chinese);
        Page(routes, "/demo.css", demo.Style);
        routes.MapMethods("/widget.js", [HttpMethods.Get, HttpMethods.Head], SendWidgetAsync);
        routes.MapMethods("/widget/{**path}", [HttpMethods.Get, HttpMethods.Head], SendWidgetAsync);
    }

    private static void Page(IEndpointRouteBuilder routes, string path, Asset asset) =>
        routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context => asset.SendAsync(context, DemoPolicy));

    private Task SendWidgetAsync(HttpContext context) => widget.Find(context.Request.Path.Value ?? "") is { } asset
        ? SendAsync(context, asset)
        : (widget.IsBuilt ? NoFile : NotBuilt).ExecuteAsync(context);

    private Task SendAsync(HttpContext context, Asset asset)
    {
        // The launcher runs on the host's page, also on one that isolates itself from other origins.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return asset.SendAsync(context, FramePolicy(context));
    }

    /// <summary>The frame talks to this server only, and stands only on the sites that are configured.</summary>
    private string FramePolicy(HttpContext context) => string.Concat(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' ",
        new Uri(address.WebSocketUrl(context, "/")).GetLeftPart(UriPartial.Authority),
        "; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' ",
        string.Join(' ', options.Value.AllowedOrigins));
}
