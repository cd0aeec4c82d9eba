using System.Text;

namespace SupportBot.Runtime.State.Cases;

/// <summary>A customer's words as a row of the queue shows them.</summary>
public static class CaseLine
{
    private const int MaximumCharacters = 200;

    /// <summary>The words in one line of at most 200 characters; no character is cut in two. A line stays as it is.</summary>
    /// <param name="text">The words, redacted.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(MaximumCharacters);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > MaximumCharacters - 1)
            {
                return line.Append('…').ToString();
            }

            Append(line, rune);
        }

        return line.ToString().TrimEnd();
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
