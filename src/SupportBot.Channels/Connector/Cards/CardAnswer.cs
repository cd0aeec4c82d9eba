using System.Text.Json;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>
/// The body of the answer to an invoke (CHECKLIST, item 103). The answer itself is always 200: what goes wrong is said in the body, or the client shows a failure of its own.
/// </summary>
/// <param name="StatusCode">200, or the status of the failure.</param>
/// <param name="Type">What <paramref name="Value"/> is.</param>
/// <param name="Value">The card, or what went wrong.</param>
internal sealed record CardAnswer(int StatusCode, string Type, JsonElement Value)
{
    private const string Error = "application/vnd.microsoft.error";

    /// <summary>The card that takes the place of the one that was pressed.</summary>
    public static CardAnswer Of(AdaptiveCard card) => new(200, AdaptiveCard.ContentType, CardJson.Of(card));

    /// <summary>The call cannot be carried out, now or ever.</summary>
    public static CardAnswer BadRequest(string message) => Failed(400, "BadRequest", message);

    /// <summary>It can be tried again.</summary>
    public static CardAnswer Busy(string message) => Failed(503, "ServiceUnavailable", message);

    private static CardAnswer Failed(int status, string code, string message) =>
        new(status, Error, JsonSerializer.SerializeToElement(new Problem(code, message), CardJson.Wire.Problem));

    /// <param name="Code">For programs.</param>
    /// <param name="Message">For the customer.</param>
    internal sealed record Problem(string Code, string Message);
}
