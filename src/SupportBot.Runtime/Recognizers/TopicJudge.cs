using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Decides what a message is about: by a vendor's code, else by its words. Immutable and thread-safe.</summary>
/// <remarks>The thresholds were chosen on one half of our messages and checked on the other; the table stands in the README of the benchmarks.</remarks>
internal sealed class TopicJudge(ContentSnapshot content, PhraseMatcher matcher)
{
    /// <summary>What is only learnt is certain from this likelihood on.</summary>
    public const double CertainWithoutPhrase = 0.9;

    /// <summary>Less likely topics are not asked about, and the message is about none where that is likelier than not.</summary>
    public const double Ask = 0.5;

    /// <summary>A single word that no phrase has tells too little, however often it is said.</summary>
    private const double LeastWords = 2;

    /// <summary>A clear phrase is asked about earlier.</summary>
    private const double AskWithPhrase = 0.4;

    /// <summary>Less likely topics are not worth telling.</summary>
    private const double LeastScore = 0.05;

    /// <summary>How clear a phrase must be to decide, where what was learnt does not say otherwise.</summary>
    private const double ClearPhrase = 0.7;

    private const double PhrasesCertain = 0.7;
    private const double PhrasesLead = 0.1;
    private const double PhrasesAsk = 0.3;
    private const double Certain = 0.85;

    private readonly Topic[] _topics = [.. content.Topics.Values];
    private readonly VendorCodes _codes = new([.. content.Topics.Values]);
    private readonly TopicWeigher _weigher = new(content, matcher);

    /// <summary>What the message on the desk is about.</summary>
    /// <param name="desk">The message.</param>
    /// <param name="otherwiseUnderstood">Whether only phrases count, because the message is known to say something else.</param>
    public Judgement Judge(Desk desk, bool otherwiseUnderstood)
    {
        var text = desk.Reading.Text;
        var code = _codes.Find(text);
        return !code.IsCode ? JudgeWords(desk, otherwiseUnderstood)
            : code.Topic >= 0 ? new([new(_topics[code.Topic].Path, 1, text[code.Start..code.End], code.Start)], Decision.Certain, false)
            : Unknown(JudgeWords(desk, otherwiseUnderstood: false), text[code.Start..code.End]);
    }

    /// <summary>The words in a code that nobody knows may tell something, but never for certain.</summary>
    private static Judgement Unknown(Judgement byWords, string code) => byWords with { Decision = Decision.Ask, NamesTwo = false, UnknownCode = code };

    private Judgement JudgeWords(Desk desk, bool otherwiseUnderstood)
    {
        Span<TopicWeight> weights = stackalloc TopicWeight[_topics.Length];
        var none = _weigher.Weigh(desk, otherwiseUnderstood, weights);
        var clearest = Clearest(weights);
        if (clearest == 0 && (otherwiseUnderstood || desk.Reading.WordsSaid() < LeastWords))
        {
            return Judgement.None;
        }

        return _weigher.Learnt ? ByBoth(desk, weights, none, clearest) : ByPhrases(Readings(desk, weights));
    }

    private static Judgement ByPhrases(List<TopicReading> topics) =>
        topics.Count == 0 ? Judgement.None : new(topics, DecideByPhrases(topics), false);

    private Judgement ByBoth(Desk desk, ReadOnlySpan<TopicWeight> weights, double none, double clearest)
    {
        var two = TwoNamed(weights);
        if (two.Second < 0 && IsNone(weights, none, clearest))
        {
            return Judgement.None;
        }

        var topics = Readings(desk, weights);
        return two.Second >= 0 ? Both(desk, weights, topics, two) : new(topics, Decide(topics[0], clearest), false);
    }

    /// <summary>Told before any topic is read, so that a message about none of them costs nothing.</summary>
    private static bool IsNone(ReadOnlySpan<TopicWeight> weights, double none, double clearest)
    {
        var highest = 0.0;
        foreach (var weight in weights)
        {
            highest = Math.Max(highest, weight.Score);
        }

        return none > 1 - Ask || highest < (clearest >= ClearPhrase ? AskWithPhrase : Ask);
    }

    private static double Clearest(ReadOnlySpan<TopicWeight> weights)
    {
        var clearest = 0.0;
        foreach (var weight in weights)
        {
            clearest = Math.Max(clearest, weight.Phrase.Score);
        }

        return clearest;
    }

    private static Decision DecideByPhrases(List<TopicReading> topics)
    {
        var (first, second) = (topics[0].Score, topics.Count > 1 ? topics[1].Score : 0);
        return first < PhrasesAsk ? Decision.None
            : first >= PhrasesCertain && first - second >= PhrasesLead ? Decision.Certain
            : Decision.Ask;
    }

    /// <summary>What is only learnt must be likelier to be certain than what a phrase says.</summary>
    private static Decision Decide(TopicReading first, double clearest) =>
        first.Score >= (clearest >= ClearPhrase ? Certain : CertainWithoutPhrase) ? Decision.Certain : Decision.Ask;

    /// <summary>The two reasons that a message clearly names, the one to fix first leading; or -1.</summary>
    private (int First, int Second) TwoNamed(ReadOnlySpan<TopicWeight> weights)
    {
        var first = Named(weights, default);
        var second = first < 0 ? -1 : Named(weights, weights[first].Phrase);
        return second < 0 || weights[first].Score + weights[second].Score < Certain ? (-1, -1)
            : _topics[first].FixFirst <= _topics[second].FixFirst ? (first, second)
            : (second, first);
    }

    /// <summary>The likeliest reason with a clear phrase that stands apart from <paramref name="taken"/>; -1 where there is none.</summary>
    private int Named(ReadOnlySpan<TopicWeight> weights, PhraseScore taken)
    {
        var (named, score) = (-1, LeastScore);
        for (var topic = 0; topic < weights.Length; topic++)
        {
            if (_topics[topic].IsReason && weights[topic].Score >= score && IsNamed(weights[topic].Phrase, taken))
            {
                (named, score) = (topic, weights[topic].Score);
            }
        }

        return named;
    }

    /// <summary>What a message tells to do names no reason: "please upload a clear photo".</summary>
    private static bool IsNamed(PhraseScore phrase, PhraseScore taken) =>
        phrase is { Core.Length: > 0, IsInstruction: false } && !phrase.Core.Overlaps(taken.Core);

    /// <summary>Both reasons with the shortest words that name them, so that each quote tells one thing. They are as likely as they are together.</summary>
    private Judgement Both(Desk desk, ReadOnlySpan<TopicWeight> weights, List<TopicReading> topics, (int First, int Second) two)
    {
        var score = Math.Min(1, weights[two.First].Score + weights[two.Second].Score);
        var first = Read(desk, two.First, weights[two.First] with { Score = score }, weights[two.First].Phrase.Core);
        var second = Read(desk, two.Second, weights[two.Second] with { Score = score }, weights[two.Second].Phrase.Core);
        topics.RemoveAll(topic => topic.Topic == first.Topic || topic.Topic == second.Topic);
        return new([first, second, .. topics], Decision.Certain, true);
    }

    private List<TopicReading> Readings(Desk desk, ReadOnlySpan<TopicWeight> weights)
    {
        var topics = new List<TopicReading>(4);
        for (var topic = 0; topic < weights.Length; topic++)
        {
            if (weights[topic].Score >= LeastScore)
            {
                topics.Add(Read(desk, topic, weights[topic], _weigher.Evidence(desk, topic, weights[topic])));
            }
        }

        topics.Sort((left, right) => Math.Round(right.Score, 3).CompareTo(Math.Round(left.Score, 3)) is not 0 and var byScore
            ? byScore
            : FixFirst(left).CompareTo(FixFirst(right)));
        return topics;
    }

    private TopicReading Read(Desk desk, int topic, TopicWeight weight, Occurrence place)
    {
        var reading = desk.Reading;
        return new(_topics[topic].Path, weight.Score, reading.Quote(place.Start, place.End), reading.Tokens[place.Start].Start)
        {
            Phrase = weight.HasPhrase ? reading.Hits[weight.Phrase.Hit].Phrase.Text : null,
            Clarity = weight.Phrase.Score,
            Likelihood = weight.Learnt,
        };
    }

    private int FixFirst(TopicReading reading) => Array.Find(_topics, topic => topic.Path == reading.Topic)!.FixFirst;
}
