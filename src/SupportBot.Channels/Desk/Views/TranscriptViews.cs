using System.Globalization;
using System.Text.Json;
using SupportBot.Runtime.State;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;
using static SupportBot.Channels.Desk.Views.CaseBodies;

namespace SupportBot.Channels.Desk.Views;

/// <summary>Shows agents a conversation's log: every activity of it, and nothing else.</summary>
internal static class TranscriptViews
{
    public const string Customer = "customer";

    private const string Opened = "handoff.initiate";

    /// <summary>What the log's word for an action is on the wire.</summary>
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["claim"] = "claimed",
        ["assign"] = "assigned",
        ["return"] = "returned",
        ["release"] = "requeued",
        ["transfer"] = "transferred",
        ["resolve"] = "resolved",
        ["reopen"] = "reopened",
        ["snooze"] = "snoozed",
        ["leave"] = "left",
    };

    /// <param name="page">A page of the log.</param>
    /// <param name="conversation">Its conversation.</param>
    /// <param name="why">Tells in the reader's language why the program chose an agent.</param>
    public static TranscriptView Of(LogPage page, StoredConversation conversation, Func<CaseAssignment, string> why) =>
        new([.. Entries(page, conversation, why)], page.Watermark, page.HasMore);

    /// <summary>The page's watermark is the place of its last activity, so the places of all follow from it.</summary>
    public static IEnumerable<EntryView> Entries(LogPage page, StoredConversation conversation, Func<CaseAssignment, string>? why = null) =>
        page.Activities.Select((activity, at) => Entry(activity, page.Watermark - page.Activities.Count + 1 + at, conversation, why));

    /// <summary>Whether a message is the customer's, so that an agent should read it before answering.</summary>
    public static bool IsOfCustomer(Activity activity, StoredConversation conversation) => activity.From?.Id != conversation.Reference.Bot?.Id;

    private static EntryView Entry(Activity activity, long sequence, StoredConversation conversation, Func<CaseAssignment, string>? why)
    {
        var isMessage = activity.Type == ActivityTypes.Message;
        var isCustomers = IsOfCustomer(activity, conversation);
        var agent = isCustomers ? null : Agent(activity);
        return new(sequence, activity.Id ?? sequence.ToString(CultureInfo.InvariantCulture), At(activity), Kind(isMessage, isCustomers, agent))
        {
            Name = agent,
            Text = activity.Text is { Length: > 0 } text ? text : null,
            Choices = activity.SuggestedActions?.Actions is { Count: > 0 } actions ? [.. actions.Select(action => action.Title ?? "")] : null,
            Event = isMessage ? null : isCustomers ? new(NameOfCustomers(activity)) { Of = MessageChange.Of(activity)?.Sequence } : Event(activity, why),
        };
    }

    private static string Kind(bool isMessage, bool isCustomers, string? agent) =>
        !isMessage ? "system" : isCustomers ? Customer : agent is null ? "assistant" : "agent";

    private static DateTimeOffset At(Activity activity) => activity.Timestamp is { } time && time.TryRead(out var at) ? at : DateTimeOffset.UnixEpoch;

    /// <summary>The agent's name, where the message is an agent's own words.</summary>
    private static string? Agent(Activity activity) =>
        Member(Member(activity.ChannelData, "supportBot"), "agent") is { ValueKind: JsonValueKind.String } name && name.GetString() == activity.From?.Name ? name.GetString() : null;

    private static EntryEvent Event(Activity activity, Func<CaseAssignment, string>? why)
    {
        var value = activity.Value;
        return new(NameOf(activity))
        {
            Agent = Person(Member(value, "agent")),
            To = Person(Member(value, "to")),
            Reason = Text(value, "reason") ?? Text(value, "trigger") ?? Text(value, "item"),
            Note = Text(value, "note"),
            Why = Assignment(Member(value, "assigned")) is { } assigned ? why?.Invoke(assigned) : null,
        };
    }

    /// <summary>Clients name and fill their events as they like, so nothing of one may look like what colleagues and the program do.</summary>
    private static string NameOfCustomers(Activity activity) => activity switch
    {
        { Type: ActivityTypes.MessageUpdate } => "changed",
        { Type: ActivityTypes.MessageDelete } => "deleted",
        { Type: ActivityTypes.InstallationUpdate } => "removed",
        { Name: null } => activity.Type,
        { Name: "rating" } => "rated",
        var named => $"client.{named.Name}",
    };

    private static string NameOf(Activity activity) => activity.Name switch
    {
        null => activity.Type,
        Opened => "opened",
        _ when Text(activity.Value, "action") is { } action => Actions.GetValueOrDefault(action, action),
        var other => other,
    };

    private static AgentIdentity? Person(JsonElement? person) => Text(person, "id") is { } id ? new(id, Text(person, "name") ?? id) : null;

    private static CaseAssignment? Assignment(JsonElement? told) => told is null
        ? null
        : new(Text(told, "language"), Number(told, "open"), Number(told, "capacity"), Number(told, "idleMinutes"));

    private static int Number(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var found) ? found : 0;

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;
}
