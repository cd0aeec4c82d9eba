using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>Takes the bot's name out of a message in which it was called by it; other people's names stay (CHECKLIST, item 99). Pure.</summary>
internal static class Mentions
{
    private const string Mention = "mention";

    private const string HardSpace = "&nbsp;";

    public static string Remove(string text, Activity activity)
    {
        var calls = activity.Entities?.Where(entity => IsOf(entity, activity.Recipient?.Id)).Select(entity => TextOf(entity, "text")).OfType<string>();
        foreach (var call in calls ?? [])
        {
            text = call.Length == 0 ? text : text.Replace(call, " ", StringComparison.Ordinal);
        }

        return text.Replace(HardSpace, " ", StringComparison.OrdinalIgnoreCase).Trim();
    }

    /// <summary>Whether the bot was called by its name.</summary>
    public static bool IsCalled(Activity activity) => activity.Entities?.Any(entity => IsOf(entity, activity.Recipient?.Id)) == true;

    private static bool IsOf(Entity entity, string? bot) =>
        bot is not null && string.Equals(entity.Type, Mention, StringComparison.OrdinalIgnoreCase)
        && entity.AdditionalProperties?.TryGetValue("mentioned", out var mentioned) == true && mentioned.ValueKind == JsonValueKind.Object
        && mentioned.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(bot);

    private static string? TextOf(Entity entity, string name) =>
        entity.AdditionalProperties?.TryGetValue(name, out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
