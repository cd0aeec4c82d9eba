using System.Collections.Frozen;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>
/// Finds the known question that a message resembles most, for messages in which no phrase stands word for word: by the words that both share, rare
/// words counting more. Immutable and thread-safe.
/// </summary>
internal sealed class NearestQuestion
{
    /// <summary>Less alike is not alike.</summary>
    private const double Least = 0.4;

    /// <summary>Off for a question that lacks the rarest word of the message, which mostly says what it is about.</summary>
    private const double LacksRarest = 0.12;

    private const int LeastShared = 2;
    private const int Most = 5;

    private readonly FrozenDictionary<long, int[]> _questionsOf;
    private readonly double[] _weights;
    private readonly string[] _answers;

    /// <summary>Learns the plain phrases of all answers.</summary>
    public NearestQuestion(ContentSnapshot content, PhraseMatcher matcher)
    {
        var (reading, questionsOf, answers) = (matcher.NewReading(), new Dictionary<long, List<int>>(), new List<string>());
        var features = new List<HashSet<long>>();
        foreach (var source in PhraseSource.All(content))
        {
            if (AnswerOf(source, content) is { } answer && !source.Text.AsSpan().ContainsAny("{&"))
            {
                matcher.ReadWords(source.Text, reading);
                foreach (var feature in Features(reading))
                {
                    (questionsOf.TryGetValue(feature, out var known) ? known : questionsOf[feature] = []).Add(answers.Count);
                }

                features.Add(Features(reading));
                answers.Add(answer);
            }
        }

        _answers = [.. answers];
        _questionsOf = questionsOf.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        _weights = [.. features.Select(question => question.Sum(Weight))];
    }

    /// <summary>Ids of the texts whose questions are like the message, the likest first, from 0 to 1.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Find(Reading reading)
    {
        var features = Features(reading);
        var (shared, counts, rarest) = (new double[_answers.Length], new byte[_answers.Length], features.Where(IsWord).Select(Weight).DefaultIfEmpty().Max());
        var hasRarest = new HashSet<int>();
        foreach (var feature in features)
        {
            var weight = Weight(feature);
            foreach (var question in _questionsOf.GetValueOrDefault(feature) ?? [])
            {
                shared[question] += weight;
                counts[question]++;
                _ = IsWord(feature) && weight >= rarest && hasRarest.Add(question);
            }
        }

        var all = features.Sum(Weight);
        return
        [
            .. Enumerable.Range(0, shared.Length).Where(question => counts[question] >= LeastShared)
                .Select(question => (Answer: _answers[question], Likeness: (2 * shared[question] / (all + _weights[question])) - (hasRarest.Contains(question) ? 0 : LacksRarest)))
                .Where(found => found.Likeness >= Least)
                .GroupBy(found => found.Answer, StringComparer.Ordinal)
                .Select(group => KeyValuePair.Create(group.Key, Math.Min(1, group.Max(found => found.Likeness))))
                .OrderByDescending(found => found.Value).ThenBy(found => found.Key, StringComparer.Ordinal).Take(Most),
        ];
    }

    private static string? AnswerOf(PhraseSource source, ContentSnapshot content) => source.Label switch
    {
        { Kind: LabelKind.Answer } label => label.Name,
        { Kind: LabelKind.Intent } label when content.Questions.ContainsKey(label.Name) => $"questions/{label.Name}/answer",
        _ => null,
    };

    /// <summary>The words of a message, and its pairs of Han characters, each once. Unknown words are features as well: they make it less alike.</summary>
    private static HashSet<long> Features(Reading reading)
    {
        var features = new HashSet<long>();
        for (var at = 0; at < reading.Tokens.Count; at++)
        {
            if (reading.Tokens[at].IsBreak)
            {
                continue;
            }

            var word = Number(reading, at);
            features.Add(word);
            if (at > 0 && reading.Tokens[at].IsHan && reading.Tokens[at - 1].IsHan)
            {
                features.Add(((Number(reading, at - 1) + 1) << 32) + word);
            }
        }

        return features;
    }

    /// <summary>Whether a feature is a word, and no pair.</summary>
    private static bool IsWord(long feature) => feature <= int.MaxValue;

    private static long Number(Reading reading, int at) =>
        reading.WordNumbers[at] is not Vocabulary.Unknown and var known ? known : int.MaxValue - at;

    /// <summary>What few questions hold tells more.</summary>
    private double Weight(long feature) => Math.Log(1 + (_answers.Length / (0.5 + (_questionsOf.GetValueOrDefault(feature)?.Length ?? 0))));
}
