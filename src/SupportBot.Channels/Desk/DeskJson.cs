using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.Desk;

/// <summary>The desk's JSON as it is sent. Chinese is sent as it is: the bodies are JSON in UTF-8 and never part of a page.</summary>
internal static class DeskJson
{
    public static DeskJsonContext Wire { get; } =
        new(new JsonSerializerOptions(DeskJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static JsonAnswer<T> Answer<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new(body, type, status);
}
