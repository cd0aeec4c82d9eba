using System.Globalization;
using System.Text;

namespace SupportBot.Runtime.Recognizers.Words;

/// <summary>Reads different forms of a character as one: letter case, full width, accents, Traditional and Simplified. Thread-safe.</summary>
internal sealed class CharacterFold
{
    // One entry a character: every message passes through here, and a look-up in a dictionary costs ten times as much.
    private readonly char[] _folded = new char[char.MaxValue + 1];

    /// <param name="pairs">Characters in pairs, the variant before what it is read as.</param>
    public CharacterFold(IEnumerable<string> pairs)
    {
        for (var character = 0; character < _folded.Length; character++)
        {
            _folded[character] = HasForms(character) ? WithoutForm((char)character) : (char)character;
        }

        foreach (var line in pairs)
        {
            for (var at = 0; at + 1 < line.Length; at += 2)
            {
                _folded[line[at]] = line[at + 1];
            }
        }
    }

    public static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\u3040' and <= '\u30FF';

    public char Fold(char character) => _folded[character];

    /// <summary>Where scripts with letter case and the full-width forms stand; the rest is as it is, and most of all characters.</summary>
    private static bool HasForms(int character) => character is < 0x3000 or (>= 0xA640 and < 0xAC00) or >= 0xFF00;

    private static char WithoutForm(char character) =>
        character is >= '\uFF01' and <= '\uFF5E' ? char.ToLowerInvariant((char)(character - 0xFEE0))
        : IsHan(character) ? character
        : char.ToLowerInvariant(WithoutAccent(character));

    private static char WithoutAccent(char character) =>
        character is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF')
            ? character.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD)[0]
            : character;
}
