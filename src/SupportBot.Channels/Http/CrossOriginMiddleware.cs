using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Http;

/// <summary>
/// Puts the CORS headers on every answer, errors included: without them a browser hides the status, and DirectLineJS then tries to start
/// a conversation 45 times before a blank page (directLine.ts 684-702).
/// </summary>
internal sealed class CrossOriginMiddleware(RequestDelegate next, Origins origins)
{
    private const string Headers = "authorization, content-type, x-ms-bot-agent, x-requested-with";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Append("Vary", "Origin");
        var allowed = Origins.Of(context) is { } origin && origins.Allows(context, origin);
        if (allowed)
        {
            headers.AccessControlAllowOrigin = Origins.Of(context);
            headers.AccessControlExposeHeaders = "retry-after";
        }

        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return next(context);
        }

        if (allowed)
        {
            headers.AccessControlAllowHeaders = Headers;
            headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            headers.AccessControlMaxAge = "7200";
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
