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
        var place = (turn.Queue?.Ahead ?? 0) + 1;
        var text = turn.Render(TextOf(turn.Queue), Values(turn, place));
        turn.SayText(text, Presenter.Line(turn.Handoff!.Id, turn.Queue, place));
        if (more is not null)
        {
            turn.Say(more);
        }

        if (turn.Handoff.AsksForMessage)
        {
            turn.Say("handoff/leave-message");
        }
    }

    private static string TextOf(QueueOutlook? queue) => queue switch
    {
        null => "handoff/line.unknown",
        { IsOpen: false, OpensAt: not null } => "handoff/line.closed",
        { IsOpen: false } or { AgentsOnline: 0 } => "handoff/line.nobody",
        { FromMinutes: not null, ToMinutes: not null } => "handoff/line.range",
        _ => "handoff/line.place",
    };

    private static Dictionary<string, string> Values(Turn turn, int place) => new()
    {
        ["place"] = Number(place),
        ["from"] = Number(turn.Queue?.FromMinutes ?? 0),
        ["to"] = Number(turn.Queue?.ToMinutes ?? 0),
        ["opens"] = turn.Queue?.OpensAt is { } opens ? OfficeHours.Write(turn, opens) : "",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
