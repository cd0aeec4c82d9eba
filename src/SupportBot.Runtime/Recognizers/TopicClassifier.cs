using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Learning;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers;

/// <summary>
/// Tells how likely a message is about each topic, learnt from the examples of the content. It reads what no phrase foresaw.
/// Made when the content is loaded, always the same from the same content; immutable and thread-safe.
/// </summary>
internal sealed class TopicClassifier
{
    /// <summary>Folder of examples that are about none of the topics.</summary>
    private const string Unrelated = "unrelated";

    private const int Epochs = 14;
    private const float Rate = 3f;

    private readonly LinearClassifier? _classifier;
    private readonly int _topics;

    public TopicClassifier(ContentSnapshot content, PhraseMatcher matcher)
    {
        var topics = content.Topics.Keys.ToArray();
        _topics = topics.Length;
        var examples = Examples(content, topics, matcher);
        if (examples.Count > 0)
        {
            _classifier = new(topics.Length + 1);
            _classifier.Train(examples, Epochs, Rate);
        }
    }

    /// <summary>How many numbers <see cref="Read"/> needs room for.</summary>
    public int Room => _classifier?.Room ?? _topics + 1;

    /// <summary>How likely each topic is, in the order of the content; behind them, that it is none of them. False without examples.</summary>
    public bool Read(Features features, Span<float> likelihoods)
    {
        if (_classifier is null)
        {
            return false;
        }

        _classifier.Predict(features.Numbers, features.Values, features.Scale, likelihoods);
        return true;
    }

    private static List<Example> Examples(ContentSnapshot content, string[] topics, PhraseMatcher matcher)
    {
        var (examples, reading, features) = (new List<Example>(), matcher.NewReading(), new Features());
        for (var topic = 0; topic <= topics.Length; topic++)
        {
            foreach (var text in TextsOf(content, topic < topics.Length ? topics[topic] : Unrelated))
            {
                matcher.Read(text, reading);
                features.Take(reading);
                examples.Add(new(topic, features.Numbers.ToArray(), features.Values.ToArray(), features.Scale));
            }
        }

        return examples;
    }

    private static IEnumerable<string> TextsOf(ContentSnapshot content, string folder) =>
        content.Folders.TryGetValue(folder, out var found)
            ? found.Languages.OrderBy(language => language.Key, StringComparer.Ordinal).SelectMany(language => language.Value.Examples.Concat(language.Value.Phrases.Where(phrase => !phrase.Contains('{', StringComparison.Ordinal) && !phrase.Contains('&', StringComparison.Ordinal))))
            : [];
}
