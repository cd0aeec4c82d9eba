using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Http;

/// <summary>A request that is not carried out: status, code for programs, sentence for people (directline-3.0.json, <c>ErrorResponse</c>).</summary>
internal sealed record Refusal(int Status, string Code, string Message) : IResult
{
    /// <summary>After how many seconds trying again makes sense, if it ever does.</summary>
    public int? RetryAfter { get; init; }

    public static Refusal BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static Refusal MissingProperty(string message) => new(StatusCodes.Status400BadRequest, "MissingProperty", message);

    public static Refusal Forbidden(string message, string code = "BadArgument") => new(StatusCodes.Status403Forbidden, code, message);

    public static Refusal TooLarge(int most) => new(
        StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The body is larger than {most} bytes. Send a shorter message.");

    public static Refusal UnknownConversation { get; } = new(
        StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation. Start it with POST conversations.");

    public static Refusal Busy { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "ServiceError", "The message could not be stored just now. Send it again, with the same clientActivityID.")
    {
        RetryAfter = 1,
    };

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfter is { } seconds)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = new ErrorResponse { Error = new() { Code = Code, Message = Message } };
        return new JsonAnswer<ErrorResponse>(body, WireJson.Schema.ErrorResponse, Status).ExecuteAsync(httpContext);
    }
}
