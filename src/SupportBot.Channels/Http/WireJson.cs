using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Http;

/// <summary>The schema as it is sent. Chinese is sent as it is: the bodies are JSON in UTF-8 and never part of a page.</summary>
internal static class WireJson
{
    public static SchemaJsonContext Schema { get; } =
        new(new JsonSerializerOptions(SchemaJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
