using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>
/// Language and time zone of whoever sent an activity: the activity's own, else those of the entity <c>clientInfo</c>, with which Teams tells them, else the language in the channel
/// data. Pure.
/// </summary>
internal static class ClientFacts
{
    private const string Entity = "clientInfo";

    private const int MostCharacters = 64;

    public static string? LocaleOf(Activity activity) => Fit(activity.Locale) ?? Fit(InEntity(activity, "locale")) ?? Fit(Text(activity.ChannelData, "locale"));

    public static string? TimeZoneOf(Activity activity) => Fit(activity.LocalTimezone) ?? Fit(InEntity(activity, "timezone"));

    private static string? Fit(string? text) => text is { Length: > 0 and <= MostCharacters } ? text : null;

    private static string? InEntity(Activity activity, string name)
    {
        var facts = activity.Entities?.FirstOrDefault(entity => string.Equals(entity.Type, Entity, StringComparison.OrdinalIgnoreCase))?.AdditionalProperties;
        return facts?.TryGetValue(name, out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static string? Text(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
