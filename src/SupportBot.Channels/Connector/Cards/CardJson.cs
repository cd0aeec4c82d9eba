using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>Cards as they are sent. Chinese is sent as it is, as everywhere on this wire.</summary>
internal static class CardJson
{
    private const int NameBytes = 6;

    public static CardJsonContext Wire { get; } =
        new(new JsonSerializerOptions(CardJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static JsonElement Of(AdaptiveCard card) => JsonSerializer.SerializeToElement(card, Wire.AdaptiveCard);

    /// <summary>A message that holds a card and no text: a channel splits text and card, and then tells no id (CHECKLIST, item 108).</summary>
    /// <param name="card">The card.</param>
    /// <param name="summary">What stands for it where it cannot be shown, such as in a notification.</param>
    public static Activity Message(AdaptiveCard card, string summary) => new()
    {
        Type = ActivityTypes.Message,
        Locale = card.Lang,
        Summary = summary,
        InputHint = InputHints.ExpectingInput,
        Attachments = [new() { ContentType = AdaptiveCard.ContentType, Content = Of(card) }],
    };

    /// <summary>What was pressed; <see langword="null"/> when the value is not a card's of ours, or was made up.</summary>
    public static CardPress? Read(JsonElement? value)
    {
        try
        {
            return value?.Deserialize(Wire.CardPayload)?.SupportBot;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The short name of a conversation.</summary>
    public static string NameOf(string conversationId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId)).AsSpan(0, NameBytes));
}
