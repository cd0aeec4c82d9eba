using System.Collections;
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
    public const string Unrelated = "unrelated";

    private const int Epochs = 4;
    private const float Rate = 3;

    private readonly LinearClassifier _classifier;

    /// <summary>The characters of which what was learnt is made.</summary>
    private readonly BitArray _alphabet;

    private TopicClassifier(LinearClassifier classifier, BitArray alphabet) => (_classifier, _alphabet) = (classifier, alphabet);

    /// <summary>How many numbers <see cref="Read"/> needs room for.</summary>
    public int Room => _classifier.Room;

    /// <summary>Learns from the content; <see langword="null"/> where it has no examples.</summary>
    public static TopicClassifier? Train(ContentSnapshot content, PhraseMatcher matcher) =>
        content.Folders.Values.Any(folder => folder.Languages.Values.Any(language => language.Examples.Count > 0))
            ? Train(Lessons(content), content.Topics.Count + 1, matcher)
            : null;

    /// <summary>Learns from lessons.</summary>
    /// <param name="lessons">What is learnt, in the order in which it is first seen.</param>
    /// <param name="classes">How many different things they are about.</param>
    /// <param name="matcher">Reads them.</param>
    public static TopicClassifier Train(IEnumerable<Lesson> lessons, int classes, PhraseMatcher matcher)
    {
        var (reading, features, examples, alphabet) = (matcher.NewReading(), new Features(), new List<Example>(), new BitArray(char.MaxValue + 1));
        foreach (var lesson in lessons)
        {
            matcher.ReadWords(lesson.Text, reading);
            features.Take(reading);
            examples.Add(new(lesson.Class, features.Numbers.ToArray(), features.Values.ToArray(), features.Scale));
            for (var at = 0; at < reading.Tokens.Count; at++)
            {
                foreach (var character in reading.Word(at))
                {
                    alphabet[character] = true;
                }
            }
        }

        var classifier = new LinearClassifier(classes);
        classifier.Train(examples, Epochs, Rate);
        return new(classifier, alphabet);
    }

    /// <summary>The examples of the content and its plain phrases, topic by topic; those about none of them come last.</summary>
    public static IEnumerable<Lesson> Lessons(ContentSnapshot content) =>
        content.Topics.Keys.Append(Unrelated).Index().SelectMany(folder => TextsOf(content, folder.Item).Select(text => new Lesson(folder.Index, text)));

    /// <summary>
    /// Whether any word of the message may have been learnt. In a message of foreign letters none was: its words could share their numbers with
    /// those of others only by chance.
    /// </summary>
    public bool CanRead(Reading reading)
    {
        for (var at = 0; at < reading.Tokens.Count; at++)
        {
            if (!reading.Tokens[at].IsBreak && IsSpelt(reading.Word(at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How likely each topic is, in the order of the content; behind them, that it is none of them.</summary>
    public void Read(Features features, Span<float> likelihoods) =>
        _classifier.Predict(features.Numbers, features.Values, features.Scale, likelihoods);

    /// <summary>The words of a message that speak for a topic most, where no phrase was found.</summary>
    public Occurrence Evidence(Features features, int topic, Reading reading)
    {
        Span<float> weights = reading.Tokens.Count <= 256 ? stackalloc float[reading.Tokens.Count] : new float[reading.Tokens.Count];
        weights.Clear();
        for (var at = 0; at < features.Numbers.Length; at++)
        {
            if (features.Tokens[at] != Features.Whole)
            {
                weights[features.Tokens[at]] += features.Values[at] * _classifier.Weight(features.Numbers[at], topic);
            }
        }

        return Heaviest(weights, reading);
    }

    private bool IsSpelt(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (!_alphabet[character])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The run of tokens in one sentence with the largest sum.</summary>
    private static Occurrence Heaviest(ReadOnlySpan<float> weights, Reading reading)
    {
        var (best, sum, start, place) = (float.MinValue, 0f, 0, new Occurrence(0, 0));
        for (var at = 0; at < weights.Length; at++)
        {
            if (reading.Tokens[at].IsBreak)
            {
                (sum, start) = (0, at + 1);
                continue;
            }

            (sum, start) = sum > 0 ? (sum + weights[at], start) : (weights[at], at);
            if (sum > best)
            {
                (best, place) = (sum, new(start, at + 1));
            }
        }

        return place;
    }

    /// <summary>Examples, and the phrases that are plain words.</summary>
    private static IEnumerable<string> TextsOf(ContentSnapshot content, string folder) =>
        LanguagesOf(content, folder).SelectMany(language => language.Examples.Concat(language.Phrases.Where(IsPlain)))
            .Concat(content.Lexicons.OrderBy(lexicon => lexicon.Key, StringComparer.Ordinal)
                .SelectMany(lexicon => lexicon.Value.Examples.GetValueOrDefault(folder) ?? []));

    private static IEnumerable<LanguageFile> LanguagesOf(ContentSnapshot content, string folder) =>
        content.Folders.TryGetValue(folder, out var found)
            ? found.Languages.OrderBy(language => language.Key, StringComparer.Ordinal).Select(language => language.Value)
            : [];

    private static bool IsPlain(string phrase) => !phrase.AsSpan().ContainsAny("{&^$");
}
