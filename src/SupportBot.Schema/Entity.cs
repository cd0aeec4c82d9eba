using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>
/// Metadata about an activity whose shape depends on its type: a mention, the client's abilities, a place
/// (botframework-activity.md, "Entity"). Everything but the type is in <see cref="AdditionalProperties"/>.
/// </summary>
public sealed record Entity
{
    /// <summary>The IRI or short name that gives the entity its meaning ("Entity type", A7610 to A7613).</summary>
    public required string Type { get; init; }

    /// <summary>The body of the entity, kept as it came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
