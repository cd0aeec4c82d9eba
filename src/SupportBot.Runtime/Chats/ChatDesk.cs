using SupportBot.Runtime.Handoff.Actions;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Chats;

/// <summary>The agents' side of a <c>.chat</c> file. There is one agent, called Ann.</summary>
internal static class ChatDesk
{
    private static readonly AgentIdentity Agent = new("agent", "Ann");

    /// <summary>The words that may stand behind <c>desk:</c>.</summary>
    public static IReadOnlyDictionary<string, QueueOutlook?> Outlooks { get; } = new Dictionary<string, QueueOutlook?>(StringComparer.Ordinal)
    {
        ["free"] = QueueOutlook.Free,
        ["busy"] = new(IsOpen: true, AgentsOnline: 1, Ahead: 2, FromMinutes: 4, ToMinutes: 9),
        ["nobody"] = new(IsOpen: true, AgentsOnline: 0, Ahead: 0),
        ["closed"] = new(IsOpen: false, AgentsOnline: 0, Ahead: 0, OpensAt: new DateTimeOffset(1970, 1, 5, 9, 0, 0, TimeSpan.Zero)),
        ["none"] = null,
    };

    /// <summary>What a line that begins with <c>agent</c> does, or <see langword="null"/>.</summary>
    public static DeskAction? Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var (deed, words) = colon < 0 ? (line, null) : (line[..colon], line[(colon + 1)..].Trim());
        return (deed.Trim(), words) switch
        {
            ("agent", { } text) => new ReplyToCustomer(Agent, text),
            ("agent claims", null) => new ClaimCase(Agent),
            ("agent returns", var note) => new ReturnCase(Agent, note),
            ("agent releases", null) => new RequeueCase(Agent, RequeueReason.Released),
            ("agent resolves", null) => new ResolveCase(Agent),
            ("agent reopens", null) => new ReopenCase(Agent),
            ("agent is away", null) => new RequeueCase(null, RequeueReason.AgentGone),
            ("nobody is free", null) => new TellWaiting(),
            ("somebody is back", null) => new TellPlace(Outlooks["busy"]!),
            _ => null,
        };
    }
}
