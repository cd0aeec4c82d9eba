using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Channels.Http;
using SupportBot.Schema;

namespace SupportBot.Channels.Hubs;

/// <summary>What goes to hubs, as it is sent. Chinese is sent as it is: the bodies are JSON in UTF-8 and never part of a page.</summary>
internal static class HubJson
{
    public static HubJsonContext Wire { get; } =
        new(new JsonSerializerOptions(HubJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>An object with the member <c>activities</c>, as the Bot Framework writes transcripts.</summary>
    public static JsonElement Transcript(IReadOnlyList<Activity> activities) =>
        JsonSerializer.SerializeToElement(new() { Activities = activities }, WireJson.Schema.ActivitySet);
}
