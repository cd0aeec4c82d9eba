using System.Text.Json;

namespace SupportBot.Schema.Tests;

/// <summary>
/// JSON in one spelling, so that two texts are equal exactly when they say the same: names sorted, no white space, escapes undone,
/// numbers as they were written, because a number that changes its spelling may have changed its value.
/// </summary>
internal static class JsonText
{
    public static string Normalize(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Normalize(document.RootElement);
    }

    private static string Normalize(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject()
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => JsonSerializer.Serialize(p.Name) + ":" + Normalize(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Normalize)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}
