using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>The answer to an invoke: the status of the HTTP answer, and its body (CHECKLIST, item 69).</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body, without nulls; <see langword="null"/> where there is none.</param>
internal sealed record InvokeAnswer(int Status, JsonElement? Body = null) : IResult
{
    /// <summary>What nobody here answers.</summary>
    public static InvokeAnswer NotImplemented { get; } = new(StatusCodes.Status501NotImplemented);

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Body is { } body)
        {
            return new JsonAnswer<JsonElement>(body, WireJson.Schema.JsonElement, Status).ExecuteAsync(httpContext);
        }

        httpContext.Response.StatusCode = Status;
        return Task.CompletedTask;
    }
}
