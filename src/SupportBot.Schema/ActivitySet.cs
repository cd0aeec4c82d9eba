using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>
/// A stretch of a conversation: what Direct Line returns and streams (directline-3.0.json, <c>ActivitySet</c>), and the answer to
/// <see cref="DeliveryModes.ExpectReplies"/>.
/// </summary>
public sealed record ActivitySet
{
    /// <summary>The activities, oldest first.</summary>
    [JsonConverter(typeof(ElementsConverter<Activity>))]
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>The place after the last activity, to be sent back as it came: an opaque string, even where it looks like a number.</summary>
    public string? Watermark { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
