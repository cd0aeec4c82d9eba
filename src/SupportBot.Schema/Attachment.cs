using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>A card or a file that belongs to a message, inline or by address (botframework-activity.md, "Attachment").</summary>
public sealed record Attachment
{
    /// <summary>The media type that says what <see cref="Content"/> or <see cref="ContentUrl"/> holds ("Content type").</summary>
    public required string ContentType { get; init; }

    /// <summary>The card itself, in the shape that <see cref="ContentType"/> names; never together with <see cref="ContentUrl"/> (A7100, A7110).</summary>
    public JsonElement? Content { get; init; }

    /// <summary>Where the content is, or the content as a data URI ("Content URL", A7120 to A7123).</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The file's name ("Name").</summary>
    public string? Name { get; init; }

    /// <summary>A small picture that stands for the content ("Thumbnail URL", A7140 to A7143).</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Fields that this schema does not know, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
