using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.Runtime.State;

namespace SupportBot.Channels.Http;

/// <summary>The outermost catch of every request: answers in the one error body, with nothing of what went wrong in it, and logs it.</summary>
internal sealed class LastCatchMiddleware(RequestDelegate next, ILogger<LastCatchMiddleware> log)
{
    private static readonly Refusal Failed = new(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong on the server. Try again; the operator finds the cause in the log.");

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; there is nobody to answer.
        }
        catch (BadHttpRequestException malformed) when (!context.Response.HasStarted)
        {
            await new Refusal(malformed.StatusCode, "BadArgument", "The request could not be read to its end. Send it again.").ExecuteAsync(context);
        }
        catch (StoreUnavailableException unavailable) when (!context.Response.HasStarted)
        {
            log.StoreUnavailable(unavailable.Message, context.GetEndpoint()?.DisplayName);
            await Refusal.Busy.ExecuteAsync(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            log.RequestFailed(exception, context.GetEndpoint()?.DisplayName);
            await Failed.ExecuteAsync(context);
        }
    }
}
