using System.Collections.Frozen;

namespace SupportBot.Runtime.Safety.Detectors;

/// <summary>The BIP-39 words of the three lists in <c>Wordlists</c>, without regard to case.</summary>
internal sealed class WordList
{
    private static readonly string[] Names = ["english.txt", "chinese-simplified.txt", "chinese-traditional.txt"];

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    public WordList(IEnumerable<string> words) =>
        _words = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static WordList Read() => new(Names.SelectMany(Lines));

    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);

    private static string[] Lines(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"SupportBot.Runtime.Safety.Wordlists.{name}")
            ?? throw new InvalidOperationException($"The word list '{name}' is not embedded. Add it to SupportBot.Runtime.csproj.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
