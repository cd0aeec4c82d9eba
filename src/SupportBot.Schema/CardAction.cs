using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>A button, on a card or as a suggested action (botframework-activity.md, "Card action").</summary>
public sealed record CardAction
{
    /// <summary>What pressing the button does: one of <see cref="ActionTypes"/> ("Type").</summary>
    public required string Type { get; init; }

    /// <summary>The words on the button, without markup (A7210).</summary>
    public string? Title { get; init; }

    /// <summary>The address of a picture on the button ("Image", A7220 to A7222).</summary>
    public string? Image { get; init; }

    /// <summary>The words for those who do not see the picture ("Image alt text", A7225, A7226).</summary>
    public string? ImageAltText { get; init; }

    /// <summary>The words that a <c>messageBack</c> sends to the bot ("Text", A7230).</summary>
    public string? Text { get; init; }

    /// <summary>The words that a <c>messageBack</c> shows in the chat ("Display text", A7240).</summary>
    public string? DisplayText { get; init; }

    /// <summary>What the button sends or opens; its kind depends on <see cref="Type"/> ("Value").</summary>
    public JsonElement? Value { get; init; }

    /// <summary>What the channel adds in a format of its own (botframework-channel.json, <c>CardAction</c>).</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>
    /// A button that says <paramref name="title"/> in the customer's name. Web Chat sends the value, the specification demands the
    /// title (A7361): here they are the same, so both agree.
    /// </summary>
    /// <param name="title">The words on the button and in the chat.</param>
    public static CardAction ImBack(string title) => new()
    {
        Type = ActionTypes.ImBack,
        Title = title,
        Value = JsonSerializer.SerializeToElement(title, SchemaJsonContext.Default.String),
    };

    /// <summary>A button that opens <paramref name="address"/> ("Open URL actions").</summary>
    /// <param name="title">The words on the button.</param>
    /// <param name="address">Where it leads.</param>
    public static CardAction OpenUrl(string title, string address) => new()
    {
        Type = ActionTypes.OpenUrl,
        Title = title,
        Value = JsonSerializer.SerializeToElement(address, SchemaJsonContext.Default.String),
    };
}
