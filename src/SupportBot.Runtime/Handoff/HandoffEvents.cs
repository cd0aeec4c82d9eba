using System.Text.Json;
using SupportBot.Runtime.State.Cases;
using SupportBot.Schema;

namespace SupportBot.Runtime.Handoff;

/// <summary>The events by which the log tells agents and hubs what became of a case.</summary>
public static class HandoffEvents
{
    /// <summary>Name of the event that opens a case.</summary>
    public const string Initiate = "handoff.initiate";

    /// <summary>Name of every later event.</summary>
    public const string Status = "handoff.status";

    /// <summary>Words for <see cref="HandoffEvent.State"/>.</summary>
    public const string Accepted = "accepted";

    /// <inheritdoc cref="Accepted"/>
    public const string Completed = "completed";

    /// <inheritdoc cref="Accepted"/>
    public const string Failed = "failed";

    internal static Activity Opened(HandoffCase handoff) => Event(Initiate, new() { Case = handoff.Id, Trigger = handoff.Trigger });

    internal static Activity Told(HandoffEvent value) => Event(Status, value);

    private static Activity Event(string name, HandoffEvent value) =>
        Activity.Event(name, JsonSerializer.SerializeToElement(value, HandoffJsonContext.Default.HandoffEvent));
}
