using SupportBot.Runtime.Recognizers;

namespace SupportBot.Benchmarks.Scoring;

/// <summary>What a method makes of a message.</summary>
/// <param name="First">Name of the likeliest reason, or <see cref="Reasons.None"/>.</param>
/// <param name="Second">Name of the next one, or <see cref="Reasons.None"/>.</param>
/// <param name="Decision">What follows.</param>
internal sealed record Answer(string First, string Second, Decision Decision)
{
    public static Answer None { get; } = new(Reasons.None, Reasons.None, Decision.None);

    /// <summary>The answer of a message that was read by the product.</summary>
    public static Answer Of(Utterance utterance) => utterance.Decision == Decision.None
        ? None with { Second = NameOf(utterance, 1) }
        : new(NameOf(utterance, 0), NameOf(utterance, 1), utterance.Decision);

    /// <summary>The answer of a method that only tells how likely each topic is; its last number says that it is none of them.</summary>
    /// <remarks>The thresholds are those of the product where nothing but the classifier speaks.</remarks>
    public static Answer Of(ReadOnlySpan<float> likelihoods, IReadOnlyList<string> topics)
    {
        var (first, second) = (-1, -1);
        for (var topic = 0; topic < topics.Count; topic++)
        {
            (first, second) = first < 0 || likelihoods[topic] > likelihoods[first] ? (topic, first)
                : second < 0 || likelihoods[topic] > likelihoods[second] ? (first, topic)
                : (first, second);
        }

        return likelihoods[topics.Count] > 1 - TopicJudge.Ask || likelihoods[first] < TopicJudge.Ask
            ? None
            : new(Reasons.NameOf(topics[first]), Reasons.NameOf(topics[second]), likelihoods[first] >= TopicJudge.CertainWithoutPhrase ? Decision.Certain : Decision.Ask);
    }

    private static string NameOf(Utterance utterance, int place) =>
        utterance.Topics.Count > place ? Reasons.NameOf(utterance.Topics[place].Topic) : Reasons.None;
}
