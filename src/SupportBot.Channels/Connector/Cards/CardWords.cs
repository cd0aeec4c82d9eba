using System.Text;

namespace SupportBot.Channels.Connector.Cards;

/// <summary>
/// Brings words into cards as nothing but words. Text runs know no Markdown and no HTML; what is left are the functions in two braces that every text of a card may
/// call, such as DATE, and characters that turn the direction of what follows or cannot be seen.
/// </summary>
internal static class CardWords
{
    private const string Braces = "{{";

    /// <summary>The same to look at, but for a joiner without width between the braces.</summary>
    private const string Apart = "{\u2060{";

    private const string Invisible = "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF";

    /// <summary>The words, each line in a block of its own: a block folds line ends into spaces.</summary>
    public static IEnumerable<CardElement> Lines(string text, string? weight = null, bool isSubtle = false) => text.ReplaceLineEndings("\n").Split('\n')
        .Where(line => line.Length > 0)
        .Select((line, at) => Line(line, weight, isSubtle) with { Spacing = at == 0 ? null : "small" });

    public static CardElement.Words Line(string text, string? weight = null, bool isSubtle = false) =>
        new([new(Plain(text)) { Weight = weight, IsSubtle = isSubtle ? true : null }]);

    /// <summary>The words for a single line.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Where(letter => !Invisible.Contains(letter, StringComparison.Ordinal)))
        {
            plain.Append(char.IsControl(letter) ? ' ' : letter);
        }

        // Three braces hold two pairs, so once is not enough.
        return plain.Replace(Braces, Apart).Replace(Braces, Apart).ToString();
    }
}
