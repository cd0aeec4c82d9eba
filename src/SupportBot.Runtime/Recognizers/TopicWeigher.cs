using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>
/// Weighs for each topic the phrases that were found and what the classifier learnt. Phrases alone count where the content has no
/// examples. Immutable and thread-safe.
/// </summary>
internal sealed class TopicWeigher(ContentSnapshot content, PhraseMatcher matcher)
{
    /// <summary>How much a phrase weighs against the classifier: a clear one multiplies the odds by about ten.</summary>
    private const double PhraseWeight = 2.5;

    /// <summary>How likely a topic of which a phrase was found is at least, whatever was learnt: an author may write phrases without examples.</summary>
    private const double Doubt = 0.01;

    /// <summary>The same for a phrase that is a clause by itself.</summary>
    private const double WholeClause = 0.3;

    /// <summary>The same for a phrase of several plain words: its author has said what they mean.</summary>
    private const double Plain = 0.7;

    private const double SeveralWords = 3;

    private readonly TopicScorer _scorer = new(content);
    private readonly TopicClassifier? _classifier = TopicClassifier.Train(content, matcher);

    /// <summary>Whether the classifier has its say.</summary>
    public bool Learnt => _classifier is not null;

    /// <summary>Puts the weight of each topic into <paramref name="weights"/>, in the order of the content.</summary>
    /// <param name="desk">The message.</param>
    /// <param name="isOther">Whether it is known what else the message says, so that this tells nothing against a topic.</param>
    /// <param name="weights">Room for one weight a topic.</param>
    /// <returns>How likely the message is about none of them; 0 where nothing was learnt.</returns>
    public double Weigh(Desk desk, bool isOther, Span<TopicWeight> weights)
    {
        Span<PhraseScore> phrases = stackalloc PhraseScore[weights.Length];
        _scorer.Score(desk.Reading, desk.Sentences, phrases);
        if (_classifier is null)
        {
            for (var topic = 0; topic < weights.Length; topic++)
            {
                weights[topic] = new(phrases[topic], 0, phrases[topic].Score);
            }

            return 0;
        }

        Span<float> learnt = stackalloc float[_classifier.Room];
        if (_classifier.CanRead(desk.Reading))
        {
            _classifier.Read(desk.Features, learnt);
            learnt[weights.Length] = isOther ? 0 : learnt[weights.Length];
        }
        else
        {
            learnt.Clear();
            learnt[weights.Length] = 1;
        }

        return Combine(desk.Reading, phrases, learnt, weights);
    }

    /// <summary>The words of the message that speak for a topic most.</summary>
    public Occurrence Evidence(Desk desk, int topic, TopicWeight weight) => weight.HasPhrase || _classifier is null
        ? weight.Phrase.Place
        : _classifier.Evidence(desk.Features, topic, desk.Reading);

    /// <summary>Multiplies what is held likely with what the phrases say, and lets all be 1 again.</summary>
    private static double Combine(Reading reading, ReadOnlySpan<PhraseScore> phrases, ReadOnlySpan<float> learnt, Span<TopicWeight> weights)
    {
        double none = learnt[weights.Length];
        var sum = none;
        for (var topic = 0; topic < weights.Length; topic++)
        {
            var phrase = phrases[topic];
            var odds = phrase.Score == 0
                ? learnt[topic]
                : Math.Max(learnt[topic], Least(reading.Hits[phrase.Hit], phrase)) * Math.Exp(PhraseWeight * phrase.Score);
            weights[topic] = new(phrase, learnt[topic], odds);
            sum += odds;
        }

        foreach (ref var weight in weights)
        {
            weight = weight with { Score = weight.Score / sum };
        }

        return none / sum;
    }

    private static double Least(PhraseHit hit, PhraseScore phrase) =>
        hit.Words >= SeveralWords && hit.Phrase.IsPlain ? Plain : Math.Max(Doubt, WholeClause * phrase.Covers);
}
