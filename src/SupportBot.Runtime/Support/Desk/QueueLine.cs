using System.Globalization;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.Support.Presentation;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support.Desk;

/// <summary>Tells a customer who waits what may be expected: the place, an honest range, or when agents are back. What is not known is not said.</summary>
internal static class QueueLine
{
    /// <summary>Whether the desk is closed or nobody is signed in.</summary>
    public static bool IsNobodyThere(Turn turn) => turn.Queue is { } queue && !(queue.IsOpen && queue.AgentsOnline > 0);

    /// <summary>Says the place, then what else there is to say, and last, where nobody is there, what the customer can do now.</summary>
    public static void SayPlace(Turn turn, string? more = null)
    {
        Say(turn, TextOf(turn.Queue), turn.Queue);
        turn.Handoff = turn.Handoff! with { NobodyToldAt = IsNobodyThere(turn) ? turn.Now : null };
        if (more is not null)
        {
            turn.Say(more);
        }

        if (turn.Handoff.AsksForMessage)
        {
            turn.Say("handoff/leave-message");
        }
    }

    /// <summary>Says to a customer who waits, and asked nothing, where the case stands.</summary>
    public static void SayAgain(Turn turn, QueueOutlook queue, bool isSomebodyBack) =>
        Say(turn, (isSomebodyBack, IsRangeKnown(queue)) switch
        {
            (true, true) => "handoff/back.range",
            (true, false) => "handoff/back.place",
            _ => "handoff/waiting.range",
        }, queue);

    /// <summary>Whether it can be told how long it takes.</summary>
    public static bool IsRangeKnown(QueueOutlook queue) => queue is { FromMinutes: not null, ToMinutes: not null };

    private static void Say(Turn turn, string name, QueueOutlook? queue)
    {
        var place = (queue?.Ahead ?? 0) + 1;
        turn.SayText(turn.Render(name, Values(turn, queue, place)), Presenter.Line(turn.Handoff!.Id, queue, place));
    }

    private static string TextOf(QueueOutlook? queue) => queue switch
    {
        null => "handoff/line.unknown",
        { IsOpen: false, OpensAt: not null } => "handoff/line.closed",
        { IsOpen: false } or { AgentsOnline: 0 } => "handoff/line.nobody",
        { FromMinutes: not null, ToMinutes: not null } => "handoff/line.range",
        _ => "handoff/line.place",
    };

    private static Dictionary<string, string> Values(Turn turn, QueueOutlook? queue, int place) => new()
    {
        ["place"] = Number(place),
        ["from"] = Number(queue?.FromMinutes ?? 0),
        ["to"] = Number(queue?.ToMinutes ?? 0),
        ["opens"] = queue?.OpensAt is { } opens ? OfficeHours.Write(turn, opens) : "",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
