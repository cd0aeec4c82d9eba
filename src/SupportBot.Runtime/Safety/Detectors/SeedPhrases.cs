using System.Text.RegularExpressions;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>
/// Finds seed phrases: an unbroken run of at least twelve words of a BIP-39 list. The lists contain much of this product's
/// vocabulary (blur, glare, photo, document), but not "the", "is", "my", "and": these break up every normal sentence.
/// </summary>
internal sealed partial class SeedPhrases
{
    private const int Shortest = 12;

    // Beside Han text ("是的 一 ... 在，") the first and the last character are glued to other words.
    private const int ShortestHan = 10;

    // Behind "seed phrase:" half a phrase is enough, and so is a whole one with a word missing or up to two mistyped.
    private const int ShortestLabelled = 6;
    private const int ShortestMistyped = 11;
    private const int MostMistakes = 2;

    private readonly WordList _words;

    public SeedPhrases(WordList words) => _words = words;

    /// <summary>Finds phrases in a message.</summary>
    public IEnumerable<Candidate> Find(string text) => Find(text, isAnnounced: false);

    /// <summary>Finds phrases in a message that follows "my seed phrase is".</summary>
    public IEnumerable<Candidate> FindAnnounced(string text) => Find(text, isAnnounced: true);

    private IEnumerable<Candidate> Find(string text, bool isAnnounced)
    {
        var words = Word().Matches(text);
        for (var first = 0; first < words.Count;)
        {
            var run = Run(words, first);
            var count = run;
            if (run > 0 && run < (char.IsAscii(words[first].ValueSpan[0]) ? Shortest : ShortestHan))
            {
                count = isAnnounced || IsLabelled(text, words[first]) ? LabelledRun(words, first, run) : 0;
            }

            if (count > 0)
            {
                var start = words[first].Index;
                var last = words[first + count - 1];
                yield return new Candidate(text, start, last.Index + last.Length - start);
            }

            first += Math.Max(count, run + 1);
        }
    }

    private static bool IsLabelled(string text, Match word) => Label().IsMatch(new Candidate(text, word.Index, 0).Before(60));

    private int Run(MatchCollection words, int first)
    {
        var count = 0;
        while (first + count < words.Count && _words.Contains(words[first + count].ValueSpan))
        {
            count++;
        }

        return count;
    }

    private int LabelledRun(MatchCollection words, int first, int unbroken)
    {
        var count = unbroken;
        for (var mistakes = 0; mistakes < MostMistakes; mistakes++)
        {
            var more = first + count + 1 < words.Count ? Run(words, first + count + 1) : 0;
            count += more > 0 ? more + 1 : 0;
        }

        return count >= ShortestMistyped ? count : unbroken >= ShortestLabelled ? unbroken : 0;
    }

    // Letters of one script in a row, or the trace of another secret. Numbering, commas and line breaks fall between them.
    [GeneratedRegex(@"[A-Za-z]+|[\p{L}\uE000\uE001-[A-Za-z]]+", RegexOptions.None, Detector.TimeoutMilliseconds)]
    private static partial Regex Word();

    [GeneratedRegex(Labels.SeedPhrase, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Detector.TimeoutMilliseconds)]
    private static partial Regex Label();
}
