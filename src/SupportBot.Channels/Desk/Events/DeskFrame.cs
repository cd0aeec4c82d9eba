using System.Text.Json.Nodes;
using SupportBot.Channels.Desk.Views;
using SupportBot.Runtime.Pipeline;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Channels.Desk.Events;

/// <summary>One thing that a page is told over its socket.</summary>
internal sealed record DeskFrame
{
    /// <summary>
    /// hello, case, counts, entry, note, mention, typing, presence, reach, viewers, alert, idle, unreadable (a case whose conversation is damaged) or signed-out.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>Rises by one with every frame of a socket, so that a page sees when it missed one.</summary>
    public long Sequence { get; init; }

    public CaseRowView? Row { get; init; }

    public CaseBodies.CountsView? Counts { get; init; }

    public string? CaseId { get; init; }

    public CaseBodies.EntryView? Entry { get; init; }

    public CaseBodies.NoteView? Note { get; init; }

    /// <summary>"customer", or an agent's id and name.</summary>
    public JsonNode? Who { get; init; }

    public CaseRowView.PresenceView? Presence { get; init; }

    /// <summary>The last place in the log that the customer's client has.</summary>
    public long? Delivered { get; init; }

    /// <summary>The last place in the log that was on the customer's screen.</summary>
    public long? Seen { get; init; }

    public IReadOnlyList<CaseRowView.ViewerView>? Viewers { get; init; }

    /// <summary>What the agent is to look at, of <see cref="SupportBot.Runtime.Pipeline.Alerts.AlertKind"/>; the case is the row.</summary>
    public string? Alert { get; init; }

    public int? Seconds { get; init; }

    public int? Cases { get; init; }

    /// <summary>A colleague called the agent in a note of the case.</summary>
    public static DeskFrame Mention(string caseId, AgentIdentity author) => new() { Type = "mention", CaseId = caseId, Who = Person(author) };

    public static DeskFrame Reach(string caseId, LogReach reach) => new() { Type = "reach", CaseId = caseId, Delivered = reach.Delivered, Seen = reach.Seen };

    public static DeskFrame Typing(string caseId, AgentIdentity agent) =>
        new() { Type = "typing", CaseId = caseId, Who = Person(agent) };

    public static DeskFrame CustomerTypes(string caseId) => new() { Type = "typing", CaseId = caseId, Who = JsonValue.Create("customer") };

    private static JsonObject Person(AgentIdentity agent) => new() { ["id"] = agent.Id, ["name"] = agent.Name };
}
