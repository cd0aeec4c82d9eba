namespace SupportBot.Channels.Hubs.BotFramework;

/// <summary>The value of the event <c>handoff.status</c> (CHECKLIST, item 119).</summary>
internal sealed record HandoffState
{
    /// <summary><c>accepted</c>, <c>failed</c>, <c>completed</c>, with some hubs <c>typing</c>.</summary>
    public string? State { get; init; }

    /// <summary>Words of the hub; when it is done, for the customer.</summary>
    public string? Message { get; init; }
}
