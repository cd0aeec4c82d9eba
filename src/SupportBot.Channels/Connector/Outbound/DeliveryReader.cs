using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Outbound;

/// <summary>Reads an answer of the connector (CHECKLIST, items 92, 94 and 96). Every answer has exactly one meaning.</summary>
internal static class DeliveryReader
{
    private const int MostCodeCharacters = 64;

    private static readonly string[] Terminal =
        ["BotNotInConversationRoster", "BotDisabledByAdmin", "ConversationBlockedByUser", "MessageWritesBlocked", "ConversationNotFound"];

    public static Delivery Read(OutboundAnswer answer, DateTimeOffset now) => answer.Status switch
    {
        null => new Delivery.Retry(null, answer.Problem ?? "NoAnswer", answer.MayHaveArrived),
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new Delivery.Delivered(AnswerIn(answer.Body)?.Id),
        HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => Again(answer, now, mayHaveArrived: false),
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => Again(answer, now, mayHaveArrived: true),
        HttpStatusCode.RequestEntityTooLarge => new Delivery.TooLarge(),
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound when TerminalIn(answer.Body) is { } code => new Delivery.Gone(code),
        HttpStatusCode.Gone => new Delivery.Gone(CodeIn(answer.Body) ?? nameof(HttpStatusCode.Gone)),
        { } status => new Delivery.Rejected((int)status, CodeIn(answer.Body)),
    };

    /// <summary>An answer to the wish to open a conversation: without the conversation's id it is of no use.</summary>
    public static Delivery ReadOpened(OutboundAnswer answer, DateTimeOffset now) => Read(answer, now) switch
    {
        Delivery.Delivered when AnswerIn(answer.Body) is { Id: { Length: > 0 } id } opened => new Delivery.Opened(id, Text(opened, "activityId"), Text(opened, "serviceUrl")),
        Delivery.Delivered => new Delivery.Rejected((int)answer.Status!, "NoConversationId"),
        var other => other,
    };

    private static Delivery.Retry Again(OutboundAnswer answer, DateTimeOffset now, bool mayHaveArrived) =>
        new(Wait(answer.RetryAfter, now), ((int)answer.Status!).ToString(CultureInfo.InvariantCulture), mayHaveArrived);

    /// <summary>Seconds, or a date that may already be over.</summary>
    private static TimeSpan? Wait(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        header?.Delta ?? (header?.Date is { } date ? date > now ? date - now : TimeSpan.Zero : null);

    private static ResourceResponse? AnswerIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonSerializer.Deserialize(body.Span, WireJson.Schema.ResourceResponse);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(ResourceResponse answer, string property) =>
        answer.AdditionalProperties?.TryGetValue(property, out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The text, unless it is none or holds half of a character.</summary>
    private static string? TextIn(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Teams also writes the code as JSON inside of the message, as a subCode; no other text holds these words.</summary>
    private static string? TerminalIn(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        return Array.Find(Terminal, code => text.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    private static string? CodeIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = body.IsEmpty ? null : JsonDocument.Parse(body);
            return document?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var code)
                && TextIn(code) is { Length: > 0 and <= MostCodeCharacters } text
                && text.All(char.IsAsciiLetterOrDigit)
                    ? text
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
