using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Desk.Access;

/// <summary>Why requests to the desk are refused.</summary>
internal static class DeskRefusals
{
    public static Refusal SignInNeeded { get; } = new(StatusCodes.Status401Unauthorized, "signed-out", "You are not signed in, or no longer. Sign in.");

    public static Refusal ForeignSite { get; } = Refusal.Forbidden("The request does not come from the desk's own page. Open the desk and do it there.", "foreign-site");

    public static Refusal NoToken { get; } = Refusal.Forbidden("The request does not carry the token of this session. Read GET session and send its csrf as X-Desk-Csrf.", "no-token");

    public static Refusal TooLittle { get; } = Refusal.Forbidden("Your role does not allow this. Ask a lead or an admin.", "forbidden");

    public static Refusal NothingHere { get; } = new(StatusCodes.Status404NotFound, "not-found", "There is nothing at this address for this method. See GET /desk/api/openapi.json for what there is.");

    public static Refusal UnknownCase { get; } = new(StatusCodes.Status404NotFound, "unknown-case", "There is no such case. Load the list again.");

    public static Refusal UnknownAccount { get; } = new(StatusCodes.Status404NotFound, "unknown-account", "There is no such account. Load the list again.");

    public static Refusal EmptyBody { get; } = Refusal.MissingProperty("The body is empty. Send what GET /desk/api/openapi.json describes.");

    public static Refusal Busy { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "busy", "It could not be stored just now. Send it again, with the same Idempotency-Key.")
    {
        RetryAfter = 1,
    };

    /// <summary>What is stored is damaged; whoever asks has done nothing wrong.</summary>
    public static Refusal Unreadable(string problem) => new(StatusCodes.Status500InternalServerError, "unreadable-case", problem);

    public static Refusal Bad(string message) => Refusal.BadArgument(message);
}
