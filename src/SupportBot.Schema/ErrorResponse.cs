using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>The one body with which every refused request is answered (directline-3.0.json, <c>ErrorResponse</c>).</summary>
public sealed record ErrorResponse
{
    /// <summary>What went wrong.</summary>
    public required Error Error { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
