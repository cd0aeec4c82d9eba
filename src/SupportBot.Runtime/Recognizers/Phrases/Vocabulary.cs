using System.Collections.Frozen;

namespace SupportBot.Runtime.Recognizers.Phrases;

/// <summary>The words of all phrases. It reads inflected and misspelt words as the words that it knows. Thread-safe.</summary>
internal sealed class Vocabulary
{
    /// <summary>Shorter words are too easily another word.</summary>
    private const int ShortestMisspelling = 6;

    private static readonly string[] Endings = ["ing", "ies", "ed", "es", "ly", "s", "d", "y"];

    private readonly FrozenSet<string> _words;
    private readonly FrozenDictionary<string, string> _stems;
    private readonly FrozenDictionary<string, string> _deletions;

    public Vocabulary(IEnumerable<string> words)
    {
        _words = words.Where(word => word.Length > 0).ToFrozenSet(StringComparer.Ordinal);
        var inflected = _words.Where(IsWord).OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).ToArray();
        _stems = First(inflected.Select(word => (Stem(word), word)));
        _deletions = First(inflected.Where(word => word.Length >= ShortestMisspelling)
            .SelectMany(word => Deletions(word).Append(word).Select(shorter => (shorter, word))));
    }

    /// <summary>The known word that this one stands for, or the word itself.</summary>
    public string Read(string word)
    {
        if (_words.Contains(word) || !IsWord(word))
        {
            return word;
        }

        return _stems.TryGetValue(Stem(word), out var known) ? known : Misspelt(word) ?? word;
    }

    private string? Misspelt(string word)
    {
        if (word.Length < ShortestMisspelling || word.Length > 24)
        {
            return null;
        }

        return Deletions(word).Prepend(word)
            .Select(shorter => _deletions.GetValueOrDefault(shorter))
            .FirstOrDefault(known => known is not null && Math.Abs(known.Length - word.Length) <= 1 && IsOneEditAway(word, known));
    }

    private static bool IsWord(string word) => word.Length >= 4 && word.All(character => character is >= 'a' and <= 'z');

    private static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length].TrimEnd('e');
            }
        }

        return word.TrimEnd('e');
    }

    private static IEnumerable<string> Deletions(string word) => Enumerable.Range(0, word.Length).Select(at => word.Remove(at, 1));

    /// <summary>One letter added, dropped, changed, or two neighbours swapped.</summary>
    private static bool IsOneEditAway(string left, string right)
    {
        var start = 0;
        while (start < Math.Min(left.Length, right.Length) && left[start] == right[start])
        {
            start++;
        }

        return IsSameRest(left[start..], right[start..]);
    }

    private static bool IsSameRest(string left, string right) => (left.Length - right.Length) switch
    {
        1 => left[1..] == right,
        -1 => right[1..] == left,
        _ => left.Length > 0 && (left[1..] == right[1..] || IsSwapped(left, right)),
    };

    private static bool IsSwapped(string left, string right) =>
        left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..] == right[2..];

    private static FrozenDictionary<string, string> First(IEnumerable<(string Key, string Word)> pairs)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, word) in pairs)
        {
            map.TryAdd(key, word);
        }

        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
