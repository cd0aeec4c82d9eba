using System.Text;
using SupportBot.Runtime.State.Cases;
using SupportBot.Runtime.State.Effects;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>
/// Cuts texts for the index of words: of every word the three characters from each place on, at its end two and one. A word that is looked for stands
/// in a text if its threes stand there one after the other; a shorter one, if a three begins with it.
/// </summary>
internal static class CaseWords
{
    private const int Gram = 3;
    private const int MostWords = 8;
    private const int MostCharacters = 64;

    /// <summary>What never changes without a message: the case's id, its topic, the words that speak for it, and what was told of the documents.</summary>
    public static string OfLabels(SaveHandoffCase saved)
    {
        string?[] labels = [saved.Case.Id, saved.Facts.Topic, saved.Facts.Quote, .. saved.Facts.Slots.Values];
        return Grams(string.Join(' ', labels.Where(label => !string.IsNullOrEmpty(label))))!;
    }

    /// <summary>The customer's last words as they stand in the row; <see langword="null"/> where they are to stay.</summary>
    public static string? OfLine(SaveHandoffCase saved) => saved.Line is null ? null : Grams(CaseLine.Of(saved.Line));

    /// <summary>The text in threes, one space between them.</summary>
    public static string? Grams(string? text) => text is null ? null : string.Join(' ', Words(text).SelectMany(word => Cut(word, least: 1)));

    /// <summary>Asks for the texts that hold every word of this one, in the language of the index; <see langword="null"/> where there are no words.</summary>
    /// <param name="text">What somebody typed: signs mean nothing but themselves, and the last word may be unfinished.</param>
    public static string? Question(string? text)
    {
        var words = Words(text ?? "").Take(MostWords).Select(Ask).ToArray();
        return words.Length == 0 ? null : string.Join(" AND ", words);
    }

    /// <summary>What stands in a text in threes, with a space before it and behind it, if it holds a word: one part for each word that <see cref="Question"/> asks for.</summary>
    public static IReadOnlyList<string> Parts(string? text) => [.. Words(text ?? "").Take(MostWords).Select(Part)];

    private static string Part(string[] word)
    {
        string[] known = [.. word.Take(MostCharacters)];
        return known.Length < Gram ? $" {string.Concat(known)}" : $" {string.Join(' ', Cut(known, Gram))} ";
    }

    private static string Ask(string[] word)
    {
        string[] known = [.. word.Take(MostCharacters)];
        return known.Length < Gram ? $"{Quote(string.Concat(known))} *" : Quote(string.Join(' ', Cut(known, Gram)));
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The grams of a word, those at its end only as far down as <paramref name="least"/> characters.</summary>
    private static IEnumerable<string> Cut(string[] word, int least) =>
        Enumerable.Range(0, Math.Max(0, word.Length - least + 1)).Select(at => string.Concat(word.Skip(at).Take(Gram)));

    /// <summary>The words as their characters, wide and narrow, large and small ones alike.</summary>
    private static IEnumerable<string[]> Words(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return whole.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EnumerateRunes().Select(rune => rune.ToString()).ToArray());
    }
}
