using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Runtime.Handoff.Hubs;

/// <summary>
/// What of a conversation's log a hub elsewhere is shown: the messages, redacted as they are kept, with a customer who has no name and no account. Notes of agents are in
/// no log, and what passes between the bot and its agents is no message.
/// </summary>
public static class HubTranscript
{
    /// <summary>The most bytes of a transcript as JSON: what the tightest of the known hubs takes (CHECKLIST, item 123).</summary>
    public const int MostBytes = 28 * 1024;

    private const string Customer = "customer";

    private static readonly SchemaJsonContext Measure =
        new(new JsonSerializerOptions(SchemaJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The last messages of a stretch of the log, oldest first, as many as fit; with the words that they have now, and without those that were deleted.</summary>
    public static IReadOnlyList<Activity> Of(IEnumerable<Activity> log, ConversationReference reference)
    {
        List<Activity> shown = [];
        var bytes = 0;
        foreach (var activity in Latest(log))
        {
            var message = Show(activity, reference);
            bytes += JsonSerializer.SerializeToUtf8Bytes(message, Measure.Activity).Length + 1;
            if (bytes > MostBytes)
            {
                break;
            }

            shown.Add(message);
        }

        shown.Reverse();
        return shown;
    }

    /// <summary>Whether an activity is what the customer wrote, or what the customer made of it afterwards.</summary>
    public static bool IsCustomers(Activity activity, ConversationReference reference) =>
        activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate && activity.From?.Id != reference.Bot?.Id;

    /// <summary>A message without anything that is not for agents, or that only the customer's channel understands.</summary>
    public static Activity Show(Activity message, ConversationReference reference) => new()
    {
        Type = ActivityTypes.Message,
        Id = message.Id,
        Timestamp = message.Timestamp,
        From = IsCustomers(message, reference)
            ? new() { Id = Customer, Role = "user" }
            : new() { Id = "supportbot", Name = message.From?.Name, Role = "bot" },
        Text = message.Text,
        TextFormat = TextFormatTypes.Plain,
        Locale = message.Locale,
    };

    /// <summary>The messages as they are now, the last first.</summary>
    private static IEnumerable<Activity> Latest(IEnumerable<Activity> log)
    {
        Dictionary<long, Activity> changes = [];
        foreach (var activity in log.Reverse())
        {
            if (MessageChange.Of(activity) is { } change)
            {
                changes.TryAdd(change.Sequence, activity);
            }
            else if (activity.Type == ActivityTypes.Message && changes.GetValueOrDefault(LogPlace.Of(activity), activity) is { Type: not ActivityTypes.MessageDelete } now)
            {
                yield return activity with { Text = now.Text };
            }
        }
    }
}
