using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>The answer to a posted activity: the id under which it was recorded (botframework-channel.json, <c>ResourceResponse</c>).</summary>
public sealed record ResourceResponse
{
    /// <summary>The new id. Absent where the channel split the activity in two or recorded nothing.</summary>
    public string? Id { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
