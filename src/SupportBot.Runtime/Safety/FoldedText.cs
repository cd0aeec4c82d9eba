using System.Globalization;
using System.Text;

namespace SupportBot.Runtime.Safety;

/// <summary>
/// A message as the detectors read it: full-width forms, digits of other scripts, exotic dashes and spaces are plain ASCII,
/// and characters that show nothing are gone. Every character knows where it came from, so that what is not
/// a secret can be given back exactly as typed. (String.Normalize is of no use here: it may be a no-op under
/// invariant globalization, and it loses the positions.)
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Stands for each character of a secret found in this pass.</summary>
    public const char Claimed = '\uE000';

    /// <summary>Stands for a whole placeholder that is already in the text.</summary>
    public const char Settled = '\uE001';

    private readonly string _original;
    private readonly StringBuilder _text = new();
    private readonly List<int> _starts = [];

    private FoldedText(string original) => _original = original;

    public string Text => _text.ToString();

    public static FoldedText Of(string original, IReadOnlyList<string> placeholders)
    {
        var folded = new FoldedText(original);
        var position = 0;
        while (position < original.Length)
        {
            position += folded.Skip(position, placeholders) ?? folded.FoldAt(position);
        }

        folded._starts.Add(original.Length);
        return folded;
    }

    /// <summary>Where the character at <paramref name="index"/> begins in the original; invisible ones belong to the one before.</summary>
    public int OriginalIndex(int index) => _starts[index];

    private int? Skip(int position, IReadOnlyList<string> placeholders)
    {
        foreach (var placeholder in placeholders)
        {
            if (placeholder.Length > 0 && string.CompareOrdinal(_original, position, placeholder, 0, placeholder.Length) == 0)
            {
                Append(Settled, position);
                return placeholder.Length;
            }
        }

        return null;
    }

    private int FoldAt(int position)
    {
        var character = _original[position];
        if (char.IsAscii(character))
        {
            Append(FoldAscii(character), position);
            return 1;
        }

        var length = char.IsSurrogatePair(_original, position) ? 2 : 1;
        var category = CharUnicodeInfo.GetUnicodeCategory(_original, position);
        var digit = CharUnicodeInfo.GetDigitValue(_original, position);
        if (digit >= 0)
        {
            Append((char)('0' + digit), position);
        }
        else if (length == 2)
        {
            AppendPair(position, category);
        }
        else if (!IsInvisible(category))
        {
            Append(Fold(character, category), position);
        }

        return length;
    }

    private void AppendPair(int position, UnicodeCategory category)
    {
        if (!IsInvisible(category))
        {
            Append(_original[position], position);
            Append(_original[position + 1], position + 1);
        }
    }

    private void Append(char character, int position)
    {
        _text.Append(character);
        _starts.Add(position);
    }

    // Zero-width characters and direction marks are "format"; accents, variation selectors and key-caps are marks.
    private static bool IsInvisible(UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static char FoldAscii(char character) => character switch
    {
        '\t' or '\v' or '\f' => ' ',
        '\r' => '\n',
        _ => character,
    };

    private static char Fold(char character, UnicodeCategory category) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        '\u2212' or '\u2043' or '\uFE63' => '-',
        Claimed or Settled => '\uFFFD',
        _ => category switch
        {
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
            _ => character,
        },
    };
}
