using System.Text.Json;
using SupportBot.Runtime.Handoff;
using SupportBot.Runtime.Handoff.Hubs;
using SupportBot.Schema;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Reads from an activity of the log who speaks, and whether an agent comes or goes.</summary>
internal static class Speaker
{
    private static readonly string[] Begins = ["claim", "assign", "reopen", "transfer"];

    private static readonly string[] Ends = ["return", "release", "resolve", "leave"];

    public static bool IsCustomer(Activity logged, ConversationReference reference) => HubTranscript.IsCustomers(logged, reference);

    /// <summary>The agent whose own words a message is; <see langword="null"/> for everybody else's.</summary>
    public static string? AgentOf(Activity logged) =>
        logged.Type == ActivityTypes.Message && Text(Member(logged.ChannelData, "supportBot"), "agent") is { } agent && agent == logged.From?.Name ? agent : null;

    /// <summary>Whether the conversation is with an agent from this activity on; <see langword="null"/> where that does not change.</summary>
    public static bool? IsWithAgent(Activity logged) =>
        logged is { Type: ActivityTypes.Event, Name: HandoffEvents.Status } && Text(logged.Value, "action") is { } action
            ? Begins.Contains(action, StringComparer.Ordinal) ? true : Ends.Contains(action, StringComparer.Ordinal) ? false : null
            : null;

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;
}
