using System.Runtime.InteropServices;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>
/// Weighs the phrases found for each topic. The clearest phrase leads; more of them, elsewhere in the message, add a little; what
/// stands in a later sentence counts less, because there the message says what to do about it. Immutable and thread-safe.
/// </summary>
internal sealed class TopicScorer(ContentSnapshot content)
{
    private const double LaterSentence = 0.88;
    private const double Instruction = 0.8;
    private const double Another = 0.03;
    private const int MostOthers = 2;

    private readonly Dictionary<string, int> _numbers =
        content.Topics.Keys.Index().ToDictionary(topic => topic.Item, topic => topic.Index, StringComparer.Ordinal);

    /// <summary>Puts the clearest phrase of each topic into <paramref name="found"/>, in the order of the content; where none was found stands a score of 0.</summary>
    public void Score(Reading reading, Sentences sentences, Span<PhraseScore> found)
    {
        found.Clear();
        var first = FirstSentence(reading, sentences);
        for (var number = 0; number < reading.Hits.Count; number++)
        {
            var hit = reading.Hits[number];
            if (hit.Label.Kind != LabelKind.Topic)
            {
                continue;
            }

            var placement = sentences.Of(hit.Start) == first ? 1 : sentences.IsInstruction(hit.Start) ? Instruction : LaterSentence;
            var (clarity, place) = (Clarity(hit) * placement, new Occurrence(hit.Start, hit.End));
            ref var topic = ref found[_numbers[hit.Label.Name]];
            if (clarity > topic.Score)
            {
                topic = new(clarity, number, place, hit.Words / reading.ClauseWords(hit.Start, hit.End), Instructs(sentences, place)) { Core = topic.Core };
            }

            topic = topic.WithCore(clarity, place);
        }

        for (var topic = 0; topic < found.Length; topic++)
        {
            if (found[topic].Score > 0)
            {
                found[topic] = found[topic] with { Score = Math.Min(1, found[topic].Score + (Another * Others(reading, topic, found[topic]))) };
            }
        }
    }

    private static bool Instructs(Sentences sentences, Occurrence place) =>
        sentences.IsInstruction(place.Start) || sentences.IsInClauseOfInstruction(place.End - 1);

    private static int FirstSentence(Reading reading, Sentences sentences)
    {
        var first = int.MaxValue;
        foreach (var hit in CollectionsMarshal.AsSpan(reading.Hits))
        {
            if (hit.Label.Kind == LabelKind.Topic)
            {
                first = Math.Min(first, sentences.Of(hit.Start));
            }
        }

        return first;
    }

    /// <summary>How many more phrases speak for the topic, elsewhere in the message.</summary>
    private int Others(Reading reading, int topic, PhraseScore best)
    {
        var others = 0;
        foreach (var hit in CollectionsMarshal.AsSpan(reading.Hits))
        {
            others += hit.Label.Kind == LabelKind.Topic && (hit.Start >= best.Place.End || hit.End <= best.Place.Start) && _numbers[hit.Label.Name] == topic ? 1 : 0;
        }

        return Math.Min(others, MostOthers);
    }

    /// <summary>A phrase is clearer the more words it covers, and less clear the wider they lie apart.</summary>
    private static double Clarity(PhraseHit hit)
    {
        var spread = Math.Max(0, hit.End - hit.Start - (hit.Words * 2));
        return hit.Phrase.Strength * (0.7 + (0.3 * Math.Min(1, hit.Words / 5))) * (1 - Math.Min(0.15, 0.01 * spread));
    }
}
