using System.Text.Json;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Where in Teams an activity happens, and who did it.</summary>
/// <param name="TenantId">The organisation; empty where it is not told.</param>
/// <param name="ChannelId">The channel as a conversation, without a thread.</param>
/// <param name="ThreadId">The thread; the channel itself outside of one.</param>
/// <param name="TeamId">The team, where it is told.</param>
/// <param name="UserId">The person's object id in the organisation's directory; <see langword="null"/> where it is not told.</param>
internal sealed record DeskPlace(string TenantId, string ChannelId, string ThreadId, string? TeamId, string? UserId)
{
    private const string ThreadMark = ";messageid=";

    public static DeskPlace Of(Activity activity)
    {
        var id = activity.Conversation!.Id;
        var mark = id.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
        return new(
            activity.Conversation.TenantId ?? Told(activity, "tenant") ?? "",
            mark < 0 ? id : id[..mark],
            id,
            Told(activity, "team"),
            activity.From?.AadObjectId);
    }

    /// <summary>The activity at the head of a thread, which the thread's id tells.</summary>
    public static string? HeadOf(string threadId) =>
        threadId.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase) is >= 0 and var mark ? threadId[(mark + ThreadMark.Length)..] : null;

    /// <summary>What Teams calls an event of a team, such as <c>channelDeleted</c>, and the channel that it is about.</summary>
    public static (string? Event, string? ChannelId) NewsIn(Activity activity) =>
        (Member(activity.ChannelData, "eventType") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null, Told(activity, "channel"));

    private static string? Told(Activity activity, string member) =>
        Member(Member(activity.ChannelData, member), "id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;
}
