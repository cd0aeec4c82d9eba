using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>
/// Weighs the phrases found for each topic. The clearest phrase leads; more of them, elsewhere in the message, add a little; what
/// stands in a later sentence counts less, because there the message says what to do about it.
/// </summary>
internal static class TopicScorer
{
    private const double CertainScore = 0.7;
    private const double CertainLead = 0.1;
    private const double AskScore = 0.3;
    private const double LaterSentence = 0.88;
    private const double Instruction = 0.8;

    public static IReadOnlyList<TopicReading> Score(Reading reading, ContentSnapshot content)
    {
        var hits = reading.Hits.Where(hit => hit.Label.Kind == LabelKind.Topic).ToArray();
        if (hits.Length == 0)
        {
            return [];
        }

        var sentences = new Sentences(reading);
        var first = hits.Min(hit => sentences.Of(hit.Start));
        return [.. hits.GroupBy(hit => hit.Label.Name)
            .Select(group => Weigh(group, reading, hit => sentences.Of(hit.Start) == first ? 1 : sentences.IsInstruction(hit.Start) ? Instruction : LaterSentence))
            .OrderByDescending(topic => Math.Round(topic.Score, 3)).ThenBy(topic => content.Topics[topic.Topic].FixFirst)];
    }

    public static Decision Decide(IReadOnlyList<TopicReading> topics)
    {
        var (first, second) = (topics.Count > 0 ? topics[0].Score : 0, topics.Count > 1 ? topics[1].Score : 0);
        return first < AskScore ? Decision.None
            : first >= CertainScore && first - second >= CertainLead ? Decision.Certain
            : Decision.Ask;
    }

    private static TopicReading Weigh(IEnumerable<PhraseHit> hits, Reading reading, Func<PhraseHit, double> placement)
    {
        var weighed = hits.Select(hit => (hit, score: Clarity(hit) * placement(hit))).OrderByDescending(pair => pair.score).ToArray();
        var (best, score) = weighed[0];
        var others = weighed.Skip(1).Count(pair => pair.hit.Start >= best.End || pair.hit.End <= best.Start);
        return new(best.Label.Name, Math.Min(1, score + (0.03 * Math.Min(others, 2))), reading.Quote(best.Start, best.End), reading.Tokens[best.Start].Start);
    }

    /// <summary>A phrase is clearer the more words it covers, and less clear the wider they lie apart.</summary>
    private static double Clarity(PhraseHit hit)
    {
        var spread = Math.Max(0, hit.End - hit.Start - (hit.Words * 2));
        return hit.Phrase.Strength * (0.7 + (0.3 * Math.Min(1, hit.Words / 5))) * (1 - Math.Min(0.15, 0.01 * spread));
    }
}
