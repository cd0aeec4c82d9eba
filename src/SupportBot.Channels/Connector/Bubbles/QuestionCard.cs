using SupportBot.Channels.Connector.Cards;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>A question with its choices, and what becomes of it.</summary>
internal static class QuestionCard
{
    private const int FewLetters = 24;

    private const int Wide = 2;

    private const int InARow = 3;

    /// <summary>The question, open.</summary>
    public static AdaptiveCard Ask(CardFrame frame) => frame.Card([.. CardWords.Lines(frame.Bubble.Text), .. Rows(frame)]);

    /// <summary>The question, answered.</summary>
    public static AdaptiveCard Answered(CardFrame frame, BubbleChoice choice) => frame.Card(
    [
        .. CardWords.Lines(frame.Bubble.Text),
        CardWords.Line(frame.Find("chosen", ("choice", choice.Title)), "bolder"),
    ]);

    /// <summary>The question, of which nothing is open any more.</summary>
    public static AdaptiveCard Settled(CardFrame frame) => frame.Card(CardWords.Lines(frame.Bubble.Text));

    /// <summary>Short labels stand in rows of three; a long one gets a row of its own, where a phone can show all of it.</summary>
    private static IEnumerable<CardElement> Rows(CardFrame frame)
    {
        var choices = frame.Bubble.Choices;
        var perRow = choices.All(choice => Width(choice.Title) <= FewLetters) ? InARow : 1;
        return choices.Chunk(perRow).Select(row => new CardElement.Buttons([.. row.Select(choice => Button(frame, choice))]) { Spacing = "small" });
    }

    private static CardButton Button(CardFrame frame, BubbleChoice choice) => frame.Button(choice.Title, frame.Press(CardPress.Choose) with { Choice = choice.Value });

    /// <summary>Chinese characters are as wide as two letters.</summary>
    private static int Width(string title) => title.Sum(letter => letter < '\u2E80' ? 1 : Wide);
}
