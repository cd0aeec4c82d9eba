using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers.Words;

namespace SupportBot.Runtime.Recognizers;

/// <summary>Tells the language of a message by its script and its function words.</summary>
internal static class LanguageDetector
{
    public static string? Detect(string text, ContentSnapshot content)
    {
        var han = text.Count(CharacterFold.IsHan);
        var spoken = content.Lexicons.Where(pair => content.Locales.Contains(pair.Key, StringComparer.Ordinal)).ToArray();
        if (han >= 2)
        {
            return spoken.Where(pair => pair.Value.Script == "Han").Select(pair => pair.Key).FirstOrDefault();
        }

        var words = text.ToLowerInvariant().Split([.. text.Where(character => !char.IsLetter(character) && character != '\'')], StringSplitOptions.RemoveEmptyEntries);
        var counts = spoken.Where(pair => pair.Value.Script != "Han")
            .Select(pair => (pair.Key, Count: words.Count(word => pair.Value.Words.Contains(word, StringComparer.Ordinal))))
            .OrderByDescending(pair => pair.Count).ToArray();
        return counts.Length > 0 && counts[0].Count >= 2 && (counts.Length == 1 || counts[0].Count > counts[1].Count) ? counts[0].Key : null;
    }
}
