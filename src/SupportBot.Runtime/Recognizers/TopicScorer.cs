using System.Collections.Frozen;
using System.Runtime.InteropServices;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>
/// Weighs the phrases found for each topic. The clearest phrase leads; more of them, elsewhere in the message, add a little; what
/// stands in a later sentence counts less, because there the message says what to do about it. Immutable and thread-safe.
/// </summary>
internal sealed class TopicScorer
{
    private const double CertainScore = 0.7;
    private const double CertainLead = 0.1;
    private const double AskScore = 0.3;
    private const double LaterSentence = 0.88;
    private const double Instruction = 0.8;
    private const double Another = 0.03;
    private const int MostOthers = 2;

    private readonly Topic[] _topics;
    private readonly FrozenDictionary<string, int> _numbers;

    public TopicScorer(ContentSnapshot content)
    {
        _topics = [.. content.Topics.Values];
        _numbers = _topics.Index().ToFrozenDictionary(topic => topic.Item.Path, topic => topic.Index, StringComparer.Ordinal);
    }

    public IReadOnlyList<TopicReading> Score(Reading reading, Sentences sentences)
    {
        Span<Weighed> best = stackalloc Weighed[_topics.Length];
        best.Clear();
        if (!Weigh(reading, sentences, best))
        {
            return [];
        }

        var scored = new List<TopicReading>(4);
        for (var topic = 0; topic < best.Length; topic++)
        {
            if (best[topic].Score > 0)
            {
                scored.Add(Read(reading, _topics[topic], best[topic], Others(reading, topic, best[topic])));
            }
        }

        scored.Sort(Compare);
        return scored;
    }

    public static Decision Decide(IReadOnlyList<TopicReading> topics)
    {
        var (first, second) = (topics.Count > 0 ? topics[0].Score : 0, topics.Count > 1 ? topics[1].Score : 0);
        return first < AskScore ? Decision.None
            : first >= CertainScore && first - second >= CertainLead ? Decision.Certain
            : Decision.Ask;
    }

    private int Compare(TopicReading left, TopicReading right)
    {
        var byScore = Math.Round(right.Score, 3).CompareTo(Math.Round(left.Score, 3));
        return byScore != 0 ? byScore : Rank(left).CompareTo(Rank(right));
    }

    private (int FixFirst, int Number) Rank(TopicReading reading)
    {
        var number = _numbers[reading.Topic];
        return (_topics[number].FixFirst, number);
    }

    /// <summary>The clearest phrase of each topic.</summary>
    private bool Weigh(Reading reading, Sentences sentences, Span<Weighed> best)
    {
        var first = int.MaxValue;
        foreach (var hit in CollectionsMarshal.AsSpan(reading.Hits))
        {
            if (hit.Label.Kind == LabelKind.Topic)
            {
                first = Math.Min(first, sentences.Of(hit.Start));
            }
        }

        foreach (var hit in CollectionsMarshal.AsSpan(reading.Hits))
        {
            if (hit.Label.Kind != LabelKind.Topic)
            {
                continue;
            }

            var placement = sentences.Of(hit.Start) == first ? 1 : sentences.IsInstruction(hit.Start) ? Instruction : LaterSentence;
            var score = Clarity(hit) * placement;
            ref var topic = ref best[_numbers[hit.Label.Name]];
            if (score > topic.Score)
            {
                topic = new(score, hit.Start, hit.End);
            }
        }

        return first != int.MaxValue;
    }

    /// <summary>How many more phrases speak for the topic, elsewhere in the message.</summary>
    private int Others(Reading reading, int topic, Weighed best)
    {
        var others = 0;
        foreach (var hit in CollectionsMarshal.AsSpan(reading.Hits))
        {
            others += hit.Label.Kind == LabelKind.Topic && (hit.Start >= best.End || hit.End <= best.Start) && _numbers[hit.Label.Name] == topic ? 1 : 0;
        }

        return Math.Min(others, MostOthers);
    }

    private static TopicReading Read(Reading reading, Topic topic, Weighed best, int others) => new(
        topic.Path, Math.Min(1, best.Score + (Another * others)), reading.Quote(best.Start, best.End), reading.Tokens[best.Start].Start);

    /// <summary>A phrase is clearer the more words it covers, and less clear the wider they lie apart.</summary>
    private static double Clarity(PhraseHit hit)
    {
        var spread = Math.Max(0, hit.End - hit.Start - (hit.Words * 2));
        return hit.Phrase.Strength * (0.7 + (0.3 * Math.Min(1, hit.Words / 5))) * (1 - Math.Min(0.15, 0.01 * spread));
    }

    /// <summary>The clearest phrase of a topic: its score and its tokens.</summary>
    private readonly record struct Weighed(double Score, int Start, int End);
}
