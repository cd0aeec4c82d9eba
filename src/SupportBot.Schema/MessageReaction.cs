using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>A "like" and its kin (botframework-activity.md, "Message reaction").</summary>
public sealed record MessageReaction
{
    /// <summary>The channel's word for the reaction, such as <c>like</c> or <c>plusOne</c> ("Message reaction", "Type").</summary>
    public required string Type { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
