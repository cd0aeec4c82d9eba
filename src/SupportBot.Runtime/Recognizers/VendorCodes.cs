using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Recognizers;

/// <summary>
/// Understands the codes of verification vendors exactly: <c>dataNotReadable</c>, <c>BAD_FACE_MATCHING</c>, <c>Veriff 104</c>. Letter case
/// does not matter. Immutable and thread-safe.
/// </summary>
internal sealed class VendorCodes
{
    /// <summary>At the end of a code, it stands for any ending.</summary>
    private const char AnyEnding = '*';

    /// <summary>A longer message that has a code in it is read by its words.</summary>
    private const int MostWordsBesideCode = 2;

    /// <summary>What is longer is rubbish, and no code to be quoted.</summary>
    private const int LongestCode = 64;

    private static readonly string[] Fillers = ["code", "reason", "error", "status", "no", "nr", "decision", "label"];

    private readonly Dictionary<string, int> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _vendors = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Beginning, int Topic)> _beginnings = [];

    public VendorCodes(IReadOnlyList<Topic> topics)
    {
        foreach (var (number, topic) in topics.Index())
        {
            foreach (var code in topic.Codes)
            {
                if (code.EndsWith(AnyEnding))
                {
                    _beginnings.Add((code.TrimEnd(AnyEnding), number));
                }
                else
                {
                    _codes.TryAdd(code, number);
                    _vendors.Add(code.Split(' ')[0]);
                }
            }
        }
    }

    /// <summary>The first known code of a message, and the topic that it means; or that the message is a code which is not known.</summary>
    public Code Find(string text)
    {
        var (words, unknown, vendor) = (0, default(Range?), default(Range?));
        for (var at = NextWord(text, 0, out var end); at < text.Length; at = NextWord(text, end, out end))
        {
            var word = text.AsSpan(at, end - at);
            if (TopicOf(word) is { } topic)
            {
                return new(at, end, topic, true);
            }

            if (vendor is { } named && TopicOf(text.AsSpan()[named], word) is { } numbered)
            {
                return new(named.Start.Value, end, numbered, true);
            }

            words++;
            unknown ??= LooksLikeCode(word) ? new(at, end) : null;
            vendor = IsFiller(word) ? vendor : new(at, end);
        }

        return unknown is { } found && words <= MostWordsBesideCode + 1 ? new(found.Start.Value, found.End.Value, -1, true) : default;
    }

    /// <summary>Only behind a vendor's name is a number a code, so that no other number costs a look-up.</summary>
    private int? TopicOf(ReadOnlySpan<char> vendor, ReadOnlySpan<char> word) =>
        char.IsAsciiDigit(word[0]) && _vendors.GetAlternateLookup<ReadOnlySpan<char>>().Contains(vendor) ? TopicOf($"{vendor} {word}") : null;

    private int? TopicOf(ReadOnlySpan<char> word)
    {
        if (_codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var topic))
        {
            return topic;
        }

        foreach (var (beginning, meant) in _beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return meant;
            }
        }

        return null;
    }

    /// <summary>Words with an underscore, or with two humps: no word of a language has them.</summary>
    private static bool LooksLikeCode(ReadOnlySpan<char> word)
    {
        var humps = 0;
        for (var at = 1; at < word.Length; at++)
        {
            humps += char.IsAsciiLetterUpper(word[at]) && char.IsAsciiLetterLower(word[at - 1]) ? 1 : 0;
        }

        return word.Length is > 3 and <= LongestCode && (humps > 1 || word[1..^1].Contains('_'));
    }

    private static bool IsFiller(ReadOnlySpan<char> word)
    {
        foreach (var filler in Fillers)
        {
            if (word.Equals(filler, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int NextWord(string text, int from, out int end)
    {
        while (from < text.Length && !IsPart(text[from]))
        {
            from++;
        }

        for (end = from; end < text.Length && IsPart(text[end]);)
        {
            end++;
        }

        return from;
    }

    private static bool IsPart(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    /// <summary>A code in a message.</summary>
    /// <param name="Start">Where it begins, in characters.</param>
    /// <param name="End">Where it ends, exclusive.</param>
    /// <param name="Topic">Number of the topic that it means; -1: it is not known.</param>
    /// <param name="IsCode">Whether there is one at all.</param>
    internal readonly record struct Code(int Start, int End, int Topic, bool IsCode);
}
