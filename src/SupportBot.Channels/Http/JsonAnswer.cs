using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Http;

/// <summary>An answer in JSON that nobody may keep: bodies hold tokens and what customers wrote.</summary>
internal sealed record JsonAnswer<T>(T Body, JsonTypeInfo<T> Type, int Status = StatusCodes.Status200OK) : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Body, Type);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
