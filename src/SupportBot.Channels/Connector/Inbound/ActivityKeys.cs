using System.Security.Cryptography;
using System.Text;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Inbound;

/// <summary>The names by which an activity is known again in its conversation (CHECKLIST, item 68). Pure.</summary>
internal static class ActivityKeys
{
    /// <summary>The channel's id names it. A message that is changed keeps its id, so there the moment tells, or what it says now.</summary>
    /// <returns>The key; <see langword="null"/> where the channel gave no id.</returns>
    public static string? Of(Activity activity)
    {
        var moment = activity.Type is ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Invoke ? null : activity.Timestamp?.ToString() ?? activity.Text;
        return Of(activity.Type, activity.Id, moment);
    }

    /// <summary>The key of the message that a <c>messageUpdate</c> or <c>messageDelete</c> is about.</summary>
    public static string? OfMessage(Activity change) => Of(ActivityTypes.Message, change.Id, null);

    private static string? Of(string type, string? id, string? moment) =>
        string.IsNullOrEmpty(id) ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\n{id}\n{moment}")));
}
