namespace SupportBot.Runtime.Recognizers.Words;

/// <summary>The words of all phrases, numbered. It reads inflected and misspelt words as the words that it knows. Thread-safe.</summary>
internal sealed class Vocabulary
{
    /// <summary>Number of a word that is not known.</summary>
    public const int Unknown = -1;

    /// <summary>Shorter words are too easily another word.</summary>
    private const int ShortestMisspelling = 6;

    private const int LongestMisspelling = 24;

    private const ulong Base = 1099511628211UL;

    private static readonly string[] Endings = ["ing", "ies", "ed", "es", "ly", "s", "d", "y"];

    private readonly string[] _words;
    private readonly int[] _characters = new int[char.MaxValue + 1];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stems;
    private readonly Dictionary<ulong, int> _deletions = new(65_536);

    public Vocabulary(IEnumerable<string> words)
    {
        _words = [.. words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
        var numbers = new Dictionary<string, int>(_words.Length, StringComparer.Ordinal);
        var stems = new Dictionary<string, int>(_words.Length, StringComparer.Ordinal);
        Array.Fill(_characters, Unknown);
        for (var number = 0; number < _words.Length; number++)
        {
            numbers.Add(_words[number], number);
            if (_words[number].Length == 1)
            {
                _characters[_words[number][0]] = number;
            }
        }

        _numbers = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _stems = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        var shortestFirst = Array.FindAll(_words, static word => IsWord(word));
        Array.Sort(shortestFirst, static (left, right) => left.Length.CompareTo(right.Length) is not 0 and var byLength ? byLength : string.CompareOrdinal(left, right));
        foreach (var word in shortestFirst)
        {
            _stems.TryAdd(Stem(word), numbers[word]);
            AddMisspellings(word, numbers[word]);
        }
    }

    /// <summary>The known word with this number.</summary>
    public string this[int number] => _words[number];

    /// <summary>The number of the known word that this one stands for, or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length <= 1)
        {
            return word.Length == 0 ? Unknown : _characters[word[0]];
        }

        if (_numbers.TryGetValue(word, out var number))
        {
            return number;
        }

        return !IsWord(word) ? Unknown : _stems.TryGetValue(Stem(word), out var inflected) ? inflected : Misspelt(word);
    }

    /// <summary>The known word that this one stands for, or the word itself.</summary>
    public string Read(string word) => Find(word) is >= 0 and var number ? _words[number] : word;

    private void AddMisspellings(string word, int number)
    {
        if (word.Length is < ShortestMisspelling or > LongestMisspelling)
        {
            return;
        }

        Span<ulong> hashes = stackalloc ulong[LongestMisspelling + 1];
        foreach (var hash in hashes[..HashWithoutEach(word, hashes)])
        {
            _deletions.TryAdd(hash, number);
        }
    }

    private int Misspelt(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestMisspelling or > LongestMisspelling)
        {
            return Unknown;
        }

        Span<ulong> hashes = stackalloc ulong[LongestMisspelling + 1];
        foreach (var hash in hashes[..HashWithoutEach(word, hashes)])
        {
            if (_deletions.TryGetValue(hash, out var number) && IsOneEditAway(word, _words[number]))
            {
                return number;
            }
        }

        return Unknown;
    }

    private static bool IsWord(ReadOnlySpan<char> word) => word.Length >= 4 && !word.ContainsAnyExceptInRange('a', 'z');

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
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

    /// <summary>Hashes of a word as it is, and without each of its letters. What collides is told apart by <see cref="IsOneEditAway"/>.</summary>
    /// <returns>How many hashes there are.</returns>
    private static int HashWithoutEach(ReadOnlySpan<char> word, Span<ulong> hashes)
    {
        Span<ulong> endings = stackalloc ulong[LongestMisspelling + 1];
        endings[word.Length] = 0;
        for (var at = word.Length - 1; at >= 0; at--)
        {
            endings[at] = word[at] + (Base * endings[at + 1]);
        }

        hashes[0] = endings[0];
        var (beginning, power) = (0UL, 1UL);
        for (var at = 0; at < word.Length; at++)
        {
            hashes[at + 1] = beginning + (power * endings[at + 1]);
            (beginning, power) = (beginning + (word[at] * power), power * Base);
        }

        return word.Length + 1;
    }

    /// <summary>One letter added, dropped, changed, or two neighbours swapped.</summary>
    private static bool IsOneEditAway(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var start = left.CommonPrefixLength(right);
        return IsSameRest(left[start..], right[start..]);
    }

    private static bool IsSameRest(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => (left.Length - right.Length) switch
    {
        1 => left[1..].SequenceEqual(right),
        -1 => right[1..].SequenceEqual(left),
        0 => left.Length > 0 && (left[1..].SequenceEqual(right[1..]) || IsSwapped(left, right)),
        _ => false,
    };

    private static bool IsSwapped(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]);
}
