using System.Text;

namespace SupportBot.Storage.Relational.Desk;

/// <summary>A customer's words as a row of the queue shows them.</summary>
internal static class CaseLine
{
    private const int MaximumCharacters = 200;

    /// <summary>The words in one line of at most 200 characters; no character is cut in two.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(MaximumCharacters);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > MaximumCharacters - 1)
            {
                return line.Append('…').ToString();
            }

            Append(line, rune);
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, Rune rune)
    {
        if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
        {
            line.Append(rune.ToString());
        }
        else if (line is [.., not ' '])
        {
            line.Append(' ');
        }
    }
}
