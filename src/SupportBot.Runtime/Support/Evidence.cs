using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Support.Waterfalls;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Support;

/// <summary>Takes a reason from a customer's message, and says by which words.</summary>
internal static class Evidence
{
    /// <summary>A message that is hardly longer than the words that count needs no quote.</summary>
    private const double LongerThanQuote = 1.5;

    /// <summary>Makes the likeliest topic of the message the case's, and says by which words.</summary>
    public static void Take(Turn turn, Utterance utterance)
    {
        var first = utterance.Topics[0];
        if (Note(turn, utterance, first) is { } second)
        {
            turn.Say(
                RemedyPlan.Merges(turn.Content, turn.Case) ? "shared/evidence.both" : "shared/evidence.first",
                ("quote", Quoted(first.Quote)), ("reason", turn.Label(first.Topic)), ("otherQuote", Quoted(second.Quote)), ("otherReason", turn.Label(second.Topic)));
        }
        else if (utterance.Text.Length > first.Quote.Length * LongerThanQuote)
        {
            turn.Say("shared/evidence", ("quote", Quoted(first.Quote)));
        }
    }

    /// <summary>Makes a topic the case's, and the second one where the message clearly names two; what was tried for another no longer counts.</summary>
    /// <returns>The second reason, or <see langword="null"/>.</returns>
    public static TopicReading? Note(Turn turn, Utterance utterance, TopicReading reading)
    {
        var second = utterance.NamesTwo && reading == utterance.Topics[0] ? utterance.Topics[1] : null;
        turn.Case = turn.Case.WithTopic(reading.Topic, reading.Quote, second?.Topic) with { Tried = new SortedDictionary<string, string>() };
        return second;
    }

    /// <summary>What a customer typed, as it may stand in a text: on one line, and never taken for a reference to another text.</summary>
    public static string Quoted(string words)
    {
        var line = words.ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.StartsWith(TextRenderer.Reference, StringComparison.Ordinal) ? $" {line}" : line;
    }
}
