using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>
/// Decides what a message is about, from the phrases that were found in it and from what the classifier learnt. Phrases alone
/// decide where the content has no examples. Immutable and thread-safe.
/// </summary>
/// <remarks>How the figures were found stands in <c>tests/SupportBot.Benchmarks/README.md</c>.</remarks>
internal sealed class TopicJudge
{
    private const double CertainScore = 0.7;
    private const double CertainLead = 0.1;
    private const double AskScore = 0.3;

    /// <summary>How much a phrase weighs against the classifier: a clear one multiplies the odds by about fifteen.</summary>
    private const double PhraseWeight = 3;

    private const double CertainLikelihood = 0.85;
    private const double LearntLikelihood = 0.9;
    private const double AskLikelihood = 0.5;

    /// <summary>A single word that no phrase has tells too little.</summary>
    private const double LeastWords = 2;

    /// <summary>How likely a topic of which a phrase was found is at least, whatever was learnt: an author may write phrases without examples.</summary>
    private const double Doubt = 0.01;

    /// <summary>The same for a phrase that is a clause by itself.</summary>
    private const double WholeClause = 0.3;

    /// <summary>How clear the phrases of two topics must be for a message to name both.</summary>
    private const double NamedScore = 0.6;

    /// <summary>Less likely topics are not worth telling.</summary>
    private const double Least = 0.05;

    private readonly Topic[] _topics;
    private readonly VendorCodes _codes;
    private readonly TopicScorer _scorer;
    private readonly TopicClassifier? _classifier;

    public TopicJudge(ContentSnapshot content, PhraseMatcher matcher)
    {
        _topics = [.. content.Topics.Values];
        _codes = new(_topics);
        _scorer = new(content);
        _classifier = TopicClassifier.Train(content, matcher);
    }

    /// <param name="desk">The message.</param>
    /// <param name="otherwiseUnderstood">Whether only phrases count, because the message is known to say something else.</param>
    public Judgement Judge(Desk desk, bool otherwiseUnderstood)
    {
        var code = _codes.Find(desk.Reading.Text);
        return !code.IsCode ? JudgeWords(desk, otherwiseUnderstood)
            : code.Topic >= 0 ? new([new(_topics[code.Topic].Path, 1, desk.Reading.Text[code.Start..code.End], code.Start)], Decision.Certain, false)
            : Unknown(JudgeWords(desk, otherwiseUnderstood: false), desk.Reading.Text[code.Start..code.End]);
    }

    /// <summary>The words in a code that nobody knows may tell something, but never for certain.</summary>
    private static Judgement Unknown(Judgement byWords, string code) => byWords with { Decision = Decision.Ask, NamesTwo = false, UnknownCode = code };

    private Judgement JudgeWords(Desk desk, bool otherwiseUnderstood)
    {
        Span<PhraseScore> phrases = stackalloc PhraseScore[_topics.Length];
        _scorer.Score(desk.Reading, desk.Sentences, phrases);
        if (!HasPhrase(phrases) && (otherwiseUnderstood || desk.Reading.Words < LeastWords))
        {
            return Judgement.None;
        }

        return _classifier is null ? ByPhrases(desk, phrases) : ByBoth(desk, phrases, _classifier);
    }

    private static bool HasPhrase(ReadOnlySpan<PhraseScore> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Score > 0)
            {
                return true;
            }
        }

        return false;
    }

    private Judgement ByPhrases(Desk desk, ReadOnlySpan<PhraseScore> phrases)
    {
        var topics = new List<TopicReading>(4);
        for (var topic = 0; topic < phrases.Length; topic++)
        {
            if (phrases[topic].Score > 0)
            {
                topics.Add(Read(desk.Reading, topic, phrases[topic].Score, new(phrases[topic].Start, phrases[topic].End)));
            }
        }

        Sort(topics);
        var (first, second) = (topics.Count > 0 ? topics[0].Score : 0, topics.Count > 1 ? topics[1].Score : 0);
        var decision = first < AskScore ? Decision.None
            : first >= CertainScore && first - second >= CertainLead ? Decision.Certain
            : Decision.Ask;
        return new(topics, decision, false);
    }

    private Judgement ByBoth(Desk desk, ReadOnlySpan<PhraseScore> phrases, TopicClassifier classifier)
    {
        Span<float> likelihoods = stackalloc float[classifier.Room];
        classifier.Read(desk.Features, likelihoods);
        Weigh(phrases, likelihoods);
        var topics = new List<TopicReading>(4);
        for (var topic = 0; topic < phrases.Length; topic++)
        {
            if (likelihoods[topic] >= Least)
            {
                topics.Add(Read(desk.Reading, topic, likelihoods[topic], Evidence(desk, topic, phrases[topic], classifier)));
            }
        }

        Sort(topics);
        return TwoNamed(phrases, likelihoods) is { Second: >= 0 } two ? Both(topics, two)
            : topics.Count == 0 || likelihoods[_topics.Length] > 1 - AskLikelihood || topics[0].Score < AskLikelihood ? Judgement.None
            : new(topics, topics[0].Score >= Certainty(phrases) ? Decision.Certain : Decision.Ask, false);
    }

    /// <summary>What is only learnt must be likelier to be certain than what a phrase says.</summary>
    private static double Certainty(ReadOnlySpan<PhraseScore> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Score >= CertainScore)
            {
                return CertainLikelihood;
            }
        }

        return LearntLikelihood;
    }

    /// <summary>The two reasons that a message clearly names, the one to fix first leading; or -1.</summary>
    private (int First, int Second) TwoNamed(ReadOnlySpan<PhraseScore> phrases, ReadOnlySpan<float> likelihoods)
    {
        var first = Named(phrases, likelihoods, default);
        var second = first < 0 ? -1 : Named(phrases, likelihoods, phrases[first]);
        return second < 0 || likelihoods[first] + likelihoods[second] < CertainLikelihood ? (-1, -1)
            : _topics[first].FixFirst <= _topics[second].FixFirst ? (first, second)
            : (second, first);
    }

    /// <summary>The likeliest topic with a clear phrase that stands apart from <paramref name="taken"/>; -1 where there is none.</summary>
    private int Named(ReadOnlySpan<PhraseScore> phrases, ReadOnlySpan<float> likelihoods, PhraseScore taken)
    {
        var (named, likelihood) = (-1, (float)Least);
        for (var topic = 0; topic < phrases.Length; topic++)
        {
            if (_topics[topic].IsReason && likelihoods[topic] >= likelihood && phrases[topic] is { Score: >= NamedScore, IsInstruction: false } phrase && (taken.Score == 0 || phrase.IsApart(taken)))
            {
                (named, likelihood) = (topic, likelihoods[topic]);
            }
        }

        return named;
    }

    private Judgement Both(List<TopicReading> topics, (int First, int Second) two)
    {
        var first = topics.Find(topic => topic.Topic == _topics[two.First].Path)!;
        var second = topics.Find(topic => topic.Topic == _topics[two.Second].Path)!;
        return new([first, second, .. topics.Where(topic => topic != first && topic != second)], Decision.Certain, true);
    }

    private static Occurrence Evidence(Desk desk, int topic, PhraseScore phrase, TopicClassifier classifier) =>
        phrase.Score > 0 ? new(phrase.Start, phrase.End) : classifier.Evidence(desk.Features, topic, desk.Reading);

    /// <summary>Multiplies what the classifier holds likely with what the phrases say, and lets all be 1 again.</summary>
    private void Weigh(ReadOnlySpan<PhraseScore> phrases, Span<float> likelihoods)
    {
        var sum = likelihoods[_topics.Length];
        for (var topic = 0; topic < phrases.Length; topic++)
        {
            if (phrases[topic].Score > 0)
            {
                var least = Math.Max(Doubt, WholeClause * phrases[topic].Covers);
                likelihoods[topic] = (float)(Math.Max(likelihoods[topic], least) * Math.Exp(PhraseWeight * phrases[topic].Score));
            }

            sum += likelihoods[topic];
        }

        foreach (ref var likelihood in likelihoods)
        {
            likelihood /= sum;
        }
    }

    private void Sort(List<TopicReading> topics) => topics.Sort((left, right) =>
        Math.Round(right.Score, 3).CompareTo(Math.Round(left.Score, 3)) is not 0 and var byScore ? byScore : FixFirst(left).CompareTo(FixFirst(right)));

    private int FixFirst(TopicReading reading) => Array.Find(_topics, topic => topic.Path == reading.Topic)!.FixFirst;

    private TopicReading Read(Reading reading, int topic, double score, Occurrence place) => new(
        _topics[topic].Path, score, reading.Quote(place.Start, place.End), reading.Tokens[place.Start].Start);
}
