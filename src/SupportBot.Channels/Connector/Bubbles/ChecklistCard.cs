using System.Globalization;
using SupportBot.Channels.Connector.Cards;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>The points to check, each with its tick.</summary>
internal static class ChecklistCard
{
    public static AdaptiveCard Show(CardFrame frame, ChecklistTicks ticks)
    {
        var points = frame.Bubble.Checklist;
        var ready = ticks.Ready == points.Count
            ? frame.Find("tick.all")
            : frame.Find("tick.count", ("count", Text(ticks.Ready)), ("total", Text(points.Count)));
        return frame.Card(
        [
            CardWords.Line(frame.Find("tick.title"), "bolder"),
            .. points.Select((point, at) => Row(frame, point, ticks, at)),
            CardWords.Line(ready, "bolder") with { Spacing = "medium" },
        ]);
    }

    private static CardElement.Columns Row(CardFrame frame, BubbleMeaning.Point point, ChecklistTicks ticks, int at) => new(
    [
        new("stretch", [CardWords.Line($"{Sign(ticks.Letters[at])} {point.Text}")]),
        new("auto",
        [
            new CardElement.Buttons(
            [
                Button(frame, "tick.yes", point, ChecklistTicks.Yes, ticks),
                Button(frame, "tick.not-sure", point, ChecklistTicks.NotSure, ticks),
            ]),
        ]),
    ])
    {
        Spacing = "small",
    };

    private static CardButton Button(CardFrame frame, string title, BubbleMeaning.Point point, char mark, ChecklistTicks ticks) => frame.Button(
        frame.Find(title), frame.Press(CardPress.Tick) with { Item = point.Id, Mark = mark.ToString(), Ticks = ticks.Letters });

    private static string Sign(char letter) => letter switch
    {
        ChecklistTicks.Yes => "\u2713",
        ChecklistTicks.NotSure => "?",
        _ => "\u25CB",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
