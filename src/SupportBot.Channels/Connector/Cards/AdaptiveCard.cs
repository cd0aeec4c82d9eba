using System.Text.Json.Serialization;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>A card of buttons and words. Version 1.5, which every client that knows Action.Execute can show (CHECKLIST, item 104).</summary>
internal sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";

    /// <summary>The language of its words, for those who hear it read.</summary>
    public required string Lang { get; init; }

    /// <summary>What clients show that cannot show the card. Some read it as Markdown, so only authors' words stand here.</summary>
    public required string FallbackText { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }
}
