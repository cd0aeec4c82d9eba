using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>Buttons offered with a message (botframework-activity.md, "Suggested actions").</summary>
public sealed record SuggestedActions
{
    /// <summary>The ids of the accounts that shall see the buttons; absent or empty means everybody (A7710, A7711).</summary>
    [JsonConverter(typeof(ElementsConverter<string>))]
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>The buttons in the order in which they are shown (A7701: leave the whole object out when there is none).</summary>
    [JsonConverter(typeof(ElementsConverter<CardAction>))]
    public required IReadOnlyList<CardAction> Actions { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
