using System.Globalization;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Handoff;

/// <summary>The summary of a case, made from what is known and never from guesses. Nothing personal is in it.</summary>
internal static class CaseSummary
{
    public static string Write(Turn turn)
    {
        var unknown = turn.Render("escalation/summary.unknown");
        var known = turn.Case;
        return turn.Render(known.Rejections > 1 ? "escalation/summary" : "escalation/summary.once", new Dictionary<string, string>
        {
            ["reason"] = known.Topic is { } topic ? turn.Label(topic) : unknown,
            ["document"] = Slot(turn, "document") ?? unknown,
            ["channel"] = Slot(turn, "channel") ?? unknown,
            ["count"] = known.Rejections > 0 ? known.Rejections.ToString(CultureInfo.InvariantCulture) : unknown,
            ["tried"] = Tried(turn) is { Length: > 0 } tried ? tried : unknown,
        });
    }

    private static string? Slot(Turn turn, string slot) =>
        turn.Case.Slots.TryGetValue(slot, out var value) ? turn.Label($"slots/choice.{slot}.{value}") : null;

    private static string Tried(Turn turn) => string.Join(' ', turn.Case.Tried
        .Where(step => step.Value == "done").Select(step => turn.Render(step.Key)).Where(text => text.Length > 0));
}
