using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Schema;

/// <summary>What went wrong, for a program and for a person (directline-3.0.json, <c>Error</c>).</summary>
[SuppressMessage("Naming", "CA1716", Justification = "The wire's name for it; nothing here is called from Visual Basic.")]
public sealed record Error
{
    /// <summary>The short name that programs compare, such as <c>BadArgument</c> or <c>TokenExpired</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for the person who reads the log.</summary>
    public required string Message { get; init; }

    /// <summary>Fields that this schema does not know, <c>innerHttpError</c> among them, kept as they came (A2005).</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
